using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP3xx in the shapes they have in the wild.</summary>
public class GracefulShapesTests
{
    [Fact]
    public Task TimedCloseInAFinally_IsATruncation() => CheckEveryRule("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
            }
            finally
            {
                {|HUP102:socket.Close(5)|};
            }
        }
        """);

    [Fact]
    public Task TimedCloseOfAnArmedStream_IsAFinBeforeTheReset() => CheckEveryRule("""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.GetStream().Close(5)|};
        }
        """);

    [Fact]
    public Task TimedCloseOfADerivedStream_IsReported() => CheckEveryRule("""
        class Peer : NetworkStream
        {
            public Peer(Socket socket) : base(socket, ownsSocket: true) { }
        }

        class Program
        {
            void End(Peer peer) => {|HUP301:peer.Close(1000)|};
        }
        """);

    [Fact]
    public Task LingerAndTimedClose_AreTwoThings() => CheckEveryRule("""
        void End(Socket socket)
        {
            socket.LingerState = {|HUP302:new LingerOption(true, 5)|};
            {|HUP301:socket.Close(5)|};
        }
        """);

    [Fact]
    public Task LingerInATopLevelStatement_IsReported() => Check("""
        using var client = new TcpClient { LingerState = {|HUP302:new LingerOption(true, 3)|} };
        client.Connect("host", 80);
        client.CloseGracefully();
        """);

    [Fact]
    public Task CloseAfterAHelperThatShutsDown_IsNotReported() => CheckEveryRule("""
        internal static void HalfClose(Socket socket) => socket.Shutdown(SocketShutdown.Send);

        void End(Socket socket)
        {
            HalfClose(socket);
            socket.Close();
        }
        """);

    [Fact]
    public Task CloseOfAnAcceptedConnection_IsReported() => CheckEveryRule("""
        void Refuse(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            {|HUP303:client.Close()|};
        }
        """);

    [Fact]
    public Task CloseOfTheViewAndTheClient_IsReportedOnce() => CheckEveryRule("""
        void End(TcpClient client)
        {
            {|HUP303:client.GetStream().Close()|};
            client.Close();
        }
        """);

    [Fact]
    public Task ShutdownOfBothBeforeAnAbort_IsTwoLines() => CheckEveryRule("""
        void Drop(Socket socket, byte[] data)
        {
            socket.Send(data);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            {|HUP201:socket.Close(0)|};
        }
        """);

    [Fact]
    public Task ShutdownOfBothInAUsing_IsReported() => CheckEveryRule("""
        void End(Socket socket)
        {
            using (socket)
            {
                {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            }
        }
        """);

    [Fact]
    public Task TlsThatLeavesItsStreamOpen_IsReportedAtTheClose() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: true);
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            tls.Dispose();
            {|HUP304:client.CloseGracefully()|};
        }
        """);

    [Theory]
    [InlineData("tls.ShutdownAsync().Wait()")]
    [InlineData("tls.ShutdownAsync().GetAwaiter().GetResult()")]
    public Task CloseNotifyThatBlocks_IsNotReported(string notify) => CheckEveryRule($$"""
        void Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            tls.AuthenticateAsClient("host");
            tls.Write(data);
            {{notify}};
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task TlsOnOneBranch_IsReported() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data, bool isSecure)
        {
            Stream stream = client.GetStream();
            if (isSecure)
            {
                var tls = new SslStream(stream);
                await tls.AuthenticateAsClientAsync("host");
                stream = tls;
            }

            await stream.WriteAsync(data);
            {|HUP304:client.CloseGracefully()|};
        }
        """);

    [Fact]
    public Task TlsClosedByItsWriter_IsReported() => CheckEveryRule("""
        async Task Send(TcpClient client, string text)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            var writer = new StreamWriter(tls);
            await writer.WriteAsync(text);
            {|HUP304:writer.Close()|};
        }
        """);
}
