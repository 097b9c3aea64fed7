using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Once the peer's end-of-file was read nothing is unread, and nothing more can come: a close is a FIN.</summary>
public class PeersEndTests
{
    [Theory]
    [InlineData("int n; while ((n = socket.Receive(buffer)) > 0) socket.Send(buffer);")]
    [InlineData("int n; do { n = socket.Receive(buffer); } while (n != 0);")]
    [InlineData("while (socket.Receive(buffer) > 0) { }")]
    [InlineData("while (0 < socket.Receive(buffer)) { }")]
    [InlineData("while (true) { var n = socket.Receive(buffer); if (n == 0) break; }")]
    [InlineData("while (true) { var n = socket.Receive(buffer); if (n is 0) break; }")]
    [InlineData("while (true) { var n = socket.Receive(buffer); if (n <= 0) break; }")]
    [InlineData("while (true) { var n = socket.Receive(buffer); if (n < 1) break; }")]
    [InlineData("using var reader = new StreamReader(new NetworkStream(socket)); while (reader.ReadLine() is not null) { }")]
    [InlineData("using var reader = new StreamReader(new NetworkStream(socket)); string? line; while ((line = reader.ReadLine()) != null) { }")]
    [InlineData("using var reader = new StreamReader(new NetworkStream(socket)); reader.ReadToEnd();")]
    [InlineData("var stream = new NetworkStream(socket); while (stream.ReadByte() != -1) { }")]
    [InlineData("var stream = new NetworkStream(socket); stream.CopyTo(Stream.Null);")]
    public Task CloseBehindTheLastRead_IsNotReported(string read) => CheckEveryRule($$"""
        void Serve(Socket socket, byte[] buffer)
        {
            {{read}}
            socket.Close();
        }
        """);

    [Theory]
    [InlineData("while (await stream.ReadAsync(buffer) > 0) { }")]
    [InlineData("int n; while ((n = await stream.ReadAsync(buffer).ConfigureAwait(false)) != 0) { }")]
    [InlineData("await stream.CopyToAsync(Stream.Null);")]
    public Task CloseBehindTheLastAwaitedRead_IsNotReported(string read) => CheckEveryRule($$"""
        async Task Serve(TcpClient client, byte[] buffer)
        {
            var stream = client.GetStream();
            {{read}}
            client.Close();
        }
        """);

    [Fact]
    public Task ShutdownOfBothBehindTheLastRead_IsNotReported() => CheckEveryRule("""
        void Serve(Socket socket, byte[] buffer)
        {
            if (socket.Receive(buffer) == 0)
                socket.Shutdown(SocketShutdown.Both);
        }
        """);

    [Theory]
    [InlineData("socket.Receive(buffer);")]
    [InlineData("if (socket.Receive(buffer) == 4) { }")]
    [InlineData("if (socket.Receive(buffer) > 0) { }")]
    [InlineData("if (socket.Receive(buffer) == 0) { }")]
    [InlineData("while (other.Receive(buffer) > 0) { }")]
    [InlineData("var n = socket.Receive(buffer); n = other.Receive(buffer); while (n > 0) { }")]
    public Task CloseAfterLessThanThat_IsReported(string read) => CheckEveryRule($$"""
        void Serve(Socket socket, Socket other, byte[] buffer)
        {
            {{read}}
            {|HUP303:socket.Close()|};
        }
        """);

    [Fact]
    public Task DisposeBehindTheLastRead_SaysNotWhatItMeans() => CheckEveryRule("""
        void Serve(TcpListener listener, byte[] buffer)
        {
            using var {|HUP101:socket|} = listener.AcceptSocket();
            while (socket.Receive(buffer) > 0)
            {
            }
        }
        """);

    [Fact]
    public Task ConnectionThatIsOnlyReadToTheEnd_IsStillNobodysToEnd() => CheckEveryRule("""
        void Serve(TcpListener listener, byte[] buffer)
        {
            var socket = {|HUP103:listener.AcceptSocket()|};
            while (socket.Receive(buffer) > 0)
            {
            }
        }
        """);

    [Fact]
    public Task FieldThatAHelperReadsToTheEnd_IsStillTheTypesToEnd() => CheckEveryRule("""
        sealed class Relay : IDisposable
        {
            private Socket? proxy;

            public void Start(EndPoint host)
            {
                proxy = new Socket(SocketType.Stream, ProtocolType.Tcp);
                proxy.Connect(host);
                Pump(proxy);
            }

            public void Dispose() => proxy?.Abort();

            private static void Pump(Socket socket)
            {
                while (socket.Receive(new byte[1]) != 0)
                {
                }
            }
        }
        """);
}
