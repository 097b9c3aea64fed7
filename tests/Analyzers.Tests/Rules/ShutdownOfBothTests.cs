using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP305: Shutdown(Both) as a graceful end: what the peer still sends resets the connection.</summary>
public class ShutdownOfBothTests
{
    [Theory]
    [InlineData("client.Client.Shutdown(SocketShutdown.Both)")]
    [InlineData("client.Client.Shutdown(how: SocketShutdown.Both)")]
    [InlineData("client.Client.Shutdown((SocketShutdown)2)")]
    [InlineData("client.GetStream().Socket.Shutdown(SocketShutdown.Both)")]
    [InlineData("client.Client?.Shutdown(SocketShutdown.Both)")]
    public Task ShutdownOfBoth_IsReported(string shutdown) => CheckEveryRule($$"""
        void End(TcpClient client)
        {
            {|HUP305:{{shutdown}}|};
            client.Close();
        }
        """);

    [Fact]
    public Task ShutdownAfterTheExchange_IsReported() => CheckEveryRule("""
        void Send(Socket socket, byte[] data)
        {
            socket.Send(data);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            socket.Close();
        }
        """);

    [Fact]
    public Task ShutdownThatMayFail_IsReported() => CheckEveryRule("""
        void End(Socket socket)
        {
            try
            {
                {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            }
            catch (SocketException)
            {
            }
            finally
            {
                socket.Close();
            }
        }
        """);

    [Fact]
    public Task ShutdownOfAField_IsReported() => CheckEveryRule("""
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

        void Open(IPEndPoint server) => socket.Connect(server);

        void Send(byte[] data) => socket.Send(data);

        void Close()
        {
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            socket.Close();
        }
        """);

    [Theory]
    [InlineData("SocketShutdown.Send")]
    [InlineData("how")]
    public Task OtherShutdown_IsNotReported(string how) => CheckEveryRule($$"""
        void End(Socket socket, SocketShutdown how)
        {
            socket.Shutdown({{how}});
            socket.Close();
        }
        """);

    [Fact]
    public Task ShutdownOfReceiving_IsNotReported() => CheckEveryRule("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Receive);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task ShutdownOfBothAfterSending_IsNotReported() => CheckEveryRule("""
        void End(Socket socket, byte[] buffer)
        {
            socket.Shutdown(SocketShutdown.Send);
            while (socket.Receive(buffer) > 0)
            {
            }

            socket.Shutdown(SocketShutdown.Both);
            socket.Close();
        }
        """);

    [Theory]
    [InlineData("client?.Client.Shutdown")]
    [InlineData("client?.Client?.Shutdown")]
    [InlineData("client!.Client?.Shutdown")]
    public Task ShutdownBehindAConditionalAccess_IsReported_AsAWhole(string shutdown) => CheckEveryRule($$"""
        void Stop(TcpClient? client)
        {
            {|HUP305:{{shutdown}}(SocketShutdown.Both)|};
        }
        """);

    [Fact]
    public Task ShutdownInACatch_IsNotReported() => CheckEveryRule("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
                socket.CloseGracefully();
            }
            catch (SocketException)
            {
                socket.Shutdown(SocketShutdown.Both);
                throw;
            }
        }
        """);

    [Fact]
    public Task ShutdownOfADatagramSocket_IsNotReported() => CheckEveryRule("""
        void End(IPEndPoint peer)
        {
            using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(peer);
            socket.Shutdown(SocketShutdown.Both);
        }
        """);

    [Fact]
    public Task CloseAfterShutdown_IsNoPlainClose() => CheckEveryRule("""
        void End(TcpClient client)
        {
            {|HUP305:client.Client.Shutdown(SocketShutdown.Both)|};
            client.Client.Close();
            client.Close();
        }
        """);

    [Fact]
    public Task EachShutdown_IsReported() => CheckEveryRule("""
        void End(Socket socket, bool soon)
        {
            if (soon)
            {
                {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            }
            else
            {
                Thread.Sleep(1);
                {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            }

            socket.Close();
        }
        """);
}
