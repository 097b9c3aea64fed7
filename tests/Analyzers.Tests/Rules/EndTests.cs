using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>What says how a connection ends, and what does not.</summary>
public class EndTests
{
    [Theory]
    [InlineData("client.Close()")]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.CloseGracefully(timeout: null)")]
    [InlineData("client.Abort()")]
    [InlineData("ConnectionExtensions.Abort(client)")]
    [InlineData("client.Client.Abort()")]
    [InlineData("client.GetStream().Abort()")]
    [InlineData("client.GetStream().CloseGracefully()")]
    [InlineData("client.GetStream().Close()")]
    [InlineData("client.Client.Close()")]
    [InlineData("client.Client.Close(0)")]
    [InlineData("client.Client.Shutdown(SocketShutdown.Send)")]
    [InlineData("client.Client.Shutdown(SocketShutdown.Both)")]
    [InlineData("client.Client.Shutdown(how: SocketShutdown.Both)")]
    [InlineData("client.Client.Disconnect(false)")]
    public Task ExplicitEnd_IsNotReported(string end) => Check($$"""
        void End(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            {{end}};
        }
        """);

    [Theory]
    [InlineData("await client.CloseGracefullyAsync()")]
    [InlineData("await client.CloseGracefullyAsync().ConfigureAwait(false)")]
    [InlineData("await client.Client.DisconnectAsync(false)")]
    [InlineData("client.Client.BeginDisconnect(false, null, null)")]
    [InlineData("await client.GetStream().CloseGracefullyAsync()")]
    public Task ExplicitAsyncEnd_IsNotReported(string end) => Check($$"""
        async Task End(TcpListener listener)
        {
            using var client = await listener.AcceptTcpClientAsync();
            {{end}};
        }
        """);

    [Theory]
    [InlineData("client.Client.Shutdown(SocketShutdown.Receive)")]
    [InlineData("client.NoDelay = true")]
    [InlineData("client.LingerState = new LingerOption(false, 0)")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true)")]
    [InlineData("client.GetStream().Flush()")]
    [InlineData("client.ToString()")]
    public Task NoEnd_IsReported(string statement) => Check($$"""
        void End(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            {{statement}};
        }
        """);

    [Theory]
    [InlineData("socket.LingerState = new LingerOption(true, 0)")]
    [InlineData("socket.LingerState = new LingerOption(enable: true, seconds: 0)")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))")]
    public Task DisposeOfAnArmedSocket_IsAnAbort(string arm) => Check($$"""
        void Abort(Socket listener)
        {
            using var socket = listener.Accept();
            {{arm}};
        }
        """);

    [Theory]
    [InlineData("socket.LingerState = new LingerOption(false, 0)")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true)")]
    public Task DisposeOfADisarmedSocket_IsReported(string disarm) => Check($$"""
        void Drop(Socket listener)
        {
            using var {|HUP101:socket|} = listener.Accept();
            socket.LingerState = new LingerOption(true, 0);
            {{disarm}};
        }
        """);

    [Fact]
    public Task ArmedBeforeConnect_StaysArmed() => Check("""
        void Send(IPEndPoint server)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.LingerState = new LingerOption(true, 0);
            socket.Connect(server);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task ScopeThatAborts_IsAnEnd() => Check("""
        void Send(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ScopeThatCloses_IsAnEnd() => Check("""
        void Send(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.CloseOnDispose();
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ScopeWithoutAVariable_IsAnEnd() => Check("""
        async Task Send(Socket listener)
        {
            using var socket = listener.Accept();
            await using (socket.AbortOnDispose())
            {
                socket.Send(new byte[1]);
            }
        }
        """);

    [Fact]
    public Task ScopeBeforeConnect_IsAnEnd() => Check("""
        void Send()
        {
            using var client = new TcpClient();
            using var scope = client.AbortOnDispose();
            client.Connect("host", 80);
            client.GetStream().WriteByte(1);
            scope.CloseGracefully();
        }
        """);

    [Fact]
    public Task AbortThroughTheScope_IsAnEnd() => Check("""
        void Send(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            scope.Abort();
        }
        """);

    [Fact]
    public Task ScopedButNeverDisposed_IsNoLeak() => Check("""
        void Send(TcpListener listener)
        {
            using var scope = listener.AcceptTcpClient().AbortOnDispose();
            scope.Stream.WriteByte(1);
        }
        """);

    [Fact]
    public Task CloseBehindANullTest_IsAnEnd() => Check("""
        void Drop(TcpListener listener)
        {
            TcpClient? client = listener.AcceptTcpClient();
            client?.Close();
        }
        """);

    [Fact]
    public Task DisposeAfterClose_IsNotReported() => Check("""
        void Drop(TcpClient client)
        {
            client.Close();
            client.Dispose();
        }
        """);

    [Fact]
    public Task DuplicateAndClose_HandsOverUnlessItThrows() => Check("""
        SocketInformation Pass(Socket listener, int process)
        {
            var socket = {|HUP104:listener.Accept()|};
            return socket.DuplicateAndClose(process);
        }
        """);

    [Fact]
    public Task ReconnectAfterDisconnect_IsOpenAgain() => Check("""
        void Reuse(Socket listener, IPEndPoint server)
        {
            using var {|HUP101:socket|} = listener.Accept();
            socket.Disconnect(true);
            socket.Connect(server);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task ShutdownBehindAFailure_CountsAsSent() => Check("""
        void Drop(Socket listener)
        {
            using var socket = listener.Accept();
            try
            {
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
            }
        }
        """);

    [Theory]
    [InlineData("client.CloseGracefully(TimeSpan.FromSeconds(1))")]
    [InlineData("client.CloseGracefully(new TimeSpan(0, 0, 1))")]
    public Task TimeoutOfAGracefulClose_DoesNotThrow(string end) => Check($$"""
        void End(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            {{end}};
        }
        """);
}
