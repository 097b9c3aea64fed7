using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP301: a close with a timeout waits for nothing, or resets.</summary>
public class TimedCloseTests
{
    [Theory]
    [InlineData("client.Client.Close(5)")]
    [InlineData("client.Client.Close(timeout: 5)")]
    [InlineData("client.Client.Close(seconds)")]
    [InlineData("client.GetStream().Close(1000)")]
    [InlineData("client.GetStream().Close(timeout: seconds)")]
    [InlineData("client.GetStream().Socket.Close(1)")]
    public Task CloseWithATimeout_IsReported(string close) => Check($$"""
        void End(TcpClient client, int seconds)
        {
            {|HUP301:{{close}}|};
        }
        """);

    [Fact]
    public Task SocketClosedWithATimeout_IsReported() => Check("""
        void End(Socket socket, byte[] data)
        {
            socket.Send(data);
            {|HUP301:socket.Close(5)|};
        }
        """);

    [Fact]
    public Task StreamClosedWithATimeout_IsReported() => Check("""
        void End(NetworkStream stream) => {|HUP301:stream.Close(250)|};
        """);

    [Fact]
    public Task TimeoutAfterShutdown_IsReported() => Check("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            {|HUP301:socket.Close(5)|};
        }
        """);

    [Fact]
    public Task EachTimeout_IsReported() => Check("""
        void End(Socket socket, bool soon)
        {
            if (soon)
            {
                {|HUP301:socket.Close(1)|};
            }
            else
            {
                {|HUP301:socket.Close(60)|};
            }
        }
        """);

    [Fact]
    public Task TimeoutInAField_IsReported() => Check("""
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

        void Open(IPEndPoint server) => socket.Connect(server);

        void Close() => {|HUP301:socket.Close(5)|};
        """);

    [Theory]
    [InlineData("socket.Close()")]
    [InlineData("socket.Close(0)")]
    [InlineData("socket.Close(timeout: 0)")]
    [InlineData("socket.Close(now)")]
    [InlineData("socket.CloseGracefully(TimeSpan.FromSeconds(5))")]
    public Task OtherClose_IsNotReported(string close) => Check($$"""
        void End(Socket socket)
        {
            const int now = 0;
            {{close}};
        }
        """);

    [Fact]
    public Task SocketThatWasNeverConnected_IsNotReported() => Check("""
        void Nothing()
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Close(5);
        }
        """);

    [Fact]
    public Task Listener_IsNotReported() => Check("""
        void Stop(Socket listener)
        {
            listener.Listen(10);
            listener.Close(5);
        }
        """);

    [Fact]
    public Task CloseOfAnotherType_IsNotReported() => Check("""
        class Session { public void Close(int timeout) { } }

        class Peer
        {
            void End(Session session, Socket socket)
            {
                session.Close(5);
                socket.Close();
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var socket in sockets) socket.Close(1000);")]
    [InlineData("sockets[0].Close(1000);")]
    [InlineData("var socket = sockets[0]; socket.Close(1000);")]
    [InlineData("Any().Close(1000);")]
    public Task SocketOutOfACollectionOrACall_MaySendDatagrams_IsNotReported(string close) => Check($$"""
        private readonly List<Socket> sockets = [];

        void Stop()
        {
            {{close}}
        }

        Socket Any() => sockets[0];
        """);

    [Theory]
    [InlineData("streams[0].Close(1000)")]
    [InlineData("new NetworkStream(sockets[0], true).Close(1000)")]
    public Task StreamOutOfACollection_IsReported(string close) => Check($$"""
        void Stop(List<NetworkStream> streams, List<Socket> sockets)
        {
            {|HUP301:{{close}}|};
        }
        """);

    [Theory]
    [InlineData("public void Close(int seconds) => _socket.Close(seconds);")]
    [InlineData("public void Close(int seconds) { Console.WriteLine(seconds); _socket?.Close(seconds); }")]
    public Task TimeoutThatAWrapperHandsOn_IsNotReported(string close) => Check(Wrapper(close));

    [Theory]
    [InlineData("public void Close(int seconds) { if (seconds > 0) {|HUP301:_socket.Close(5)|}; }")]
    [InlineData("public void Leave(int seconds) => {|HUP301:_socket.Close(seconds)|};")]
    public Task TimeoutThatIsChosenHere_IsReported(string close) => Check(Wrapper(close));

    private static string Wrapper(string close) => $$"""
        sealed class Wire(Socket socket)
        {
            private readonly Socket _socket = socket;

            public void Say(byte[] words) => _socket.Send(words);

            {{close}}
        }
        """;
}
