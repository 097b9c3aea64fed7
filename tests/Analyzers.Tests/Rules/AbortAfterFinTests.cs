using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP201: an abort of a connection whose peer already reads end-of-file.</summary>
public class AbortAfterFinTests
{
    [Theory]
    [InlineData("socket.Shutdown(SocketShutdown.Send)", "socket.Abort()")]
    [InlineData("socket.Shutdown(SocketShutdown.Send)", "socket.Close(0)")]
    [InlineData("socket.Shutdown(SocketShutdown.Both)", "socket.Abort()")]
    [InlineData("socket.Shutdown(how: SocketShutdown.Both)", "socket.Close(timeout: 0)")]
    [InlineData("socket.Disconnect(false)", "socket.Abort()")]
    [InlineData("socket.Disconnect(reuseSocket: true)", "socket.Close(0)")]
    public Task AbortAfterAFin_IsReported(string fin, string abort) => Check($$"""
        void Drop(Socket socket)
        {
            {{fin}};
            {|HUP201:{{abort}}|};
        }
        """);

    [Theory]
    [InlineData("client.Client.Shutdown(SocketShutdown.Send)", "client.Abort()")]
    [InlineData("client.Client.Shutdown(SocketShutdown.Both)", "client.GetStream().Abort()")]
    [InlineData("client.GetStream().Socket.Shutdown(SocketShutdown.Both)", "client.Client.Close(0)")]
    public Task AbortThroughAnotherView_IsReported(string fin, string abort) => Check($$"""
        void Drop(TcpClient client)
        {
            {{fin}};
            {|HUP201:{{abort}}|};
        }
        """);

    [Theory]
    [InlineData("socket.LingerState = new LingerOption(true, 0)", "socket.Close()")]
    [InlineData("socket.LingerState = new LingerOption(true, 0)", "socket.Dispose()")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))", "socket.Close()")]
    public Task ArmedAfterAFin_IsReported(string arm, string close) => Check($$"""
        void Drop(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Both);
            {{arm}};
            {|HUP201:{{close}}|};
        }
        """);

    [Fact]
    public Task ClientArmedAfterAFin_IsReported() => Check("""
        void Drop(TcpClient client)
        {
            client.Client.Shutdown(SocketShutdown.Send);
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task DisarmedAgainAfterAFin_IsNotReported() => Check("""
        void Drop(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Both);
            socket.LingerState = new LingerOption(true, 0);
            socket.LingerState = new LingerOption(false, 0);
            socket.Close();
        }
        """);

    [Fact]
    public Task ArmedWhereTheDrainFailed_IsNotReported() => Check("""
        void Drop(Socket socket, byte[] rest)
        {
            try
            {
                socket.Send(rest);
                socket.Shutdown(SocketShutdown.Send);
                socket.Receive(rest);
                socket.Close();
            }
            catch (SocketException)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
        }
        """);

    [Fact]
    public Task AbortAfterAnAsyncDisconnect_IsReported() => Check("""
        async Task Drop(Socket socket)
        {
            await socket.DisconnectAsync(false);
            {|HUP201:socket.Abort()|};
        }
        """);

    [Theory]
    [InlineData("socket.Shutdown(SocketShutdown.Receive)")]
    [InlineData("socket.Receive(buffer)")]
    [InlineData("socket.NoDelay = true")]
    public Task AbortWithoutAFin_IsNotReported(string statement) => Check($$"""
        void Drop(Socket socket, byte[] buffer)
        {
            {{statement}};
            socket.Abort();
        }
        """);

    [Theory]
    [InlineData("socket.Close()")]
    [InlineData("socket.Dispose()")]
    [InlineData("socket.CloseGracefully()")]
    public Task CloseAfterAFin_IsNotReported(string end) => Check($$"""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            {{end}};
        }
        """);

    [Fact]
    public Task ReconnectedAfterDisconnect_IsNotReported() => Check("""
        void Reuse(Socket socket, IPEndPoint server)
        {
            socket.Disconnect(true);
            socket.Connect(server);
            socket.Abort();
        }
        """);

    [Fact]
    public Task FinOnOneBranch_IsReported() => Check("""
        void Drop(Socket socket, bool polite)
        {
            if (polite)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            {|HUP201:socket.Abort()|};
        }
        """);

    [Fact]
    public Task FinOnTheOtherBranch_IsNotReported() => Check("""
        void End(Socket socket, bool polite)
        {
            if (polite)
            {
                socket.Shutdown(SocketShutdown.Send);
            }
            else
            {
                socket.Abort();
            }
        }
        """);

    [Fact]
    public Task DisposeOfAViewThenAbort_IsReported() => Check("""
        void Drop(TcpClient client)
        {
            client.GetStream().Dispose();
            {|HUP201:client.Abort()|};
        }
        """);

    [Theory]
    [InlineData("socket.Disconnect(false)")]
    [InlineData("socket.BeginDisconnect(false, null, null)")]
    public Task DisconnectWhileArmed_IsReported(string disconnect) => Check($$"""
        void Drop(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            {|HUP201:{{disconnect}}|};
        }
        """);

    [Fact]
    public Task DisconnectWithoutLinger_IsNotReported() => Check("""
        void End(Socket socket)
        {
            socket.Disconnect(false);
            socket.Close();
        }
        """);

    private const string Pump = """
        static async Task Pump(TcpClient from, TcpClient to)
        {
            await from.GetStream().CopyToAsync(to.GetStream());
            to.Client.Shutdown(SocketShutdown.Send);
        }

        """;

    /// <summary>The relay that every proxy has: what fails may have failed before the FIN.</summary>
    [Theory]
    [InlineData("await Task.WhenAll(Pump(left, right), Pump(right, left));")]
    [InlineData("var there = Pump(left, right); var back = Pump(right, left); await there; await back;")]
    public Task AbortWhereARelayHasFailed_IsNotReported(string relay) => Check($$"""
        {{Pump}}
        static async Task Relay(TcpClient left, TcpClient right)
        {
            try
            {
                {{relay}}
                await left.CloseGracefullyAsync();
                await right.CloseGracefullyAsync();
            }
            catch
            {
                left.Abort();
                right.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task AbortAfterARelayThatWasAwaited_IsReported() => Check($$"""
        {{Pump}}
        static async Task Relay(TcpClient left, TcpClient right)
        {
            await Pump(left, right);
            {|HUP201:right.Abort()|};
        }
        """);
}
