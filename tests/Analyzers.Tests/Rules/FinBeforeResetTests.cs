using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP201: a FIN leaves before the RST, so the peer reads success.</summary>
public class FinBeforeResetTests
{
    [Theory]
    [InlineData("client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.LingerState = new(true, 0)")]
    [InlineData("client.LingerState = new LingerOption(enable: true, seconds: 0)")]
    [InlineData("client.LingerState = new LingerOption(seconds: 0, enable: true)")]
    [InlineData("client.Client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.GetStream().Socket.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))")]
    [InlineData("var reset = new LingerOption(true, 0); client.LingerState = reset")]
    [InlineData("var reset = new LingerOption(true, 0); client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, reset)")]
    [InlineData("const int now = 0; client.LingerState = new LingerOption(true, now)")]
    public Task CloseOfAnArmedClient_IsReported(string arm) => Check($$"""
        void Drop(TcpClient client)
        {
            {{arm}};
            {|HUP201:client.Close()|};
        }
        """);

    [Theory]
    [InlineData("client.Dispose()")]
    [InlineData("client?.Close()")]
    [InlineData("((IDisposable)client).Dispose()")]
    [InlineData("client.GetStream().Close()")]
    [InlineData("client.GetStream().Dispose()")]
    [InlineData("client.GetStream().Close(1000)")]
    [InlineData("client.Client.Disconnect(false)")]
    [InlineData("new StreamWriter(client.GetStream()).Close()")]
    public Task EndThatSendsAFinFirst_IsReported(string end) => Check($$"""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:{{end}}|};
        }
        """);

    [Theory]
    [InlineData("client.Client.Close()")]
    [InlineData("client.Client.Dispose()")]
    [InlineData("client.Client.Close(0)")]
    [InlineData("client.Abort()")]
    [InlineData("client.CloseGracefully()")]
    public Task EndThatHonoursLinger_IsNotReported(string end) => Check($$"""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {{end}};
        }
        """);

    [Theory]
    [InlineData("client.LingerState = new LingerOption(false, 0)")]
    [InlineData("client.Client.LingerState = new LingerOption(false, 0)")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(false, 0))")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true)")]
    public Task CloseOfADisarmedClient_IsNotReported(string disarm) => Check($$"""
        void End(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {{disarm}};
            client.Close();
        }
        """);

    [Theory]
    [InlineData("client.LingerState = option")]
    [InlineData("client.LingerState = new LingerOption(on, 0)")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true)")]
    [InlineData("client.SendTimeout = 0")]
    public Task CloseBehindAnotherSetting_IsNotReported(string statement) => Check($$"""
        void End(TcpClient client, LingerOption option, bool on)
        {
            {{statement}};
            client.Close();
        }
        """);

    [Fact]
    public Task UsingOfAnArmedClient_IsReportedOnItsVariable() => Check("""
        void Drop(byte[] data)
        {
            using var {|HUP201:client|} = new TcpClient("host", 80);
            client.LingerState = new LingerOption(true, 0);
            client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task ObjectInitialiser_IsReported() => Check("""
        void Drop(byte[] data)
        {
            using var {|HUP201:client|} = new TcpClient("host", 80) { LingerState = new LingerOption(true, 0) };
            client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task ArmedBeforeConnect_IsReported() => Check("""
        async Task Drop(IPEndPoint server, byte[] data)
        {
            using var {|HUP201:client|} = new TcpClient { LingerState = new(true, 0) };
            await client.ConnectAsync(server);
            await client.GetStream().WriteAsync(data);
        }
        """);

    [Fact]
    public Task ArmedAndNeverConnected_IsNotReported() => Check("""
        void Nothing()
        {
            using var client = new TcpClient { LingerState = new LingerOption(true, 0) };
        }
        """);

    [Fact]
    public Task UsingStatement_IsReported() => Check("""
        void Drop(TcpClient client, byte[] data)
        {
            using ({|HUP201:client|})
            {
                client.LingerState = new LingerOption(true, 0);
                client.GetStream().Write(data);
            }
        }
        """);

    [Fact]
    public Task ViewOfAnArmedSocket_IsReported() => Check("""
        async Task Drop(Socket socket, byte[] data)
        {
            socket.LingerState = new LingerOption(true, 0);
            await using var {|HUP201:stream|} = new NetworkStream(socket, ownsSocket: true);
            await stream.WriteAsync(data);
        }
        """);

    [Fact]
    public Task ViewThatDoesNotOwn_IsNotReported() => Check("""
        void Drop(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            using (var stream = new NetworkStream(socket))
            {
            }
        }
        """);

    [Fact]
    public Task ArmedOnOneBranch_IsReported() => Check("""
        void End(TcpClient client, bool failed)
        {
            if (failed)
            {
                client.LingerState = new LingerOption(true, 0);
            }

            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task ArmedInTheCatch_IsReportedInTheFinally() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch
            {
                client.LingerState = new LingerOption(true, 0);
                throw;
            }
            finally
            {
                {|HUP201:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task SocketArmedInTheCatch_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
                socket.CloseGracefully();
            }
            catch
            {
                socket.LingerState = new LingerOption(true, 0);
                throw;
            }
            finally
            {
                socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task TwoCloses_AreReportedOnce() => Check("""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.GetStream().Close()|};
            client.Close();
        }
        """);

    [Fact]
    public Task OtherConnection_IsNotReported() => Check("""
        void Drop(TcpClient left, TcpClient right)
        {
            left.LingerState = new LingerOption(true, 0);
            left.Client.Close();
            right.Close();
        }
        """);

    [Theory]
    [InlineData("stream.Close(0)")]
    [InlineData("stream.Close(timeout: 0)")]
    public Task StreamClosedAtOnce_IsReported(string end) => Check($$"""
        void Drop(NetworkStream stream) => {|HUP201:{{end}}|};
        """);

    [Fact]
    public Task SocketClosedAtOnce_IsNotReported() => Check("""
        void Drop(Socket socket) => socket.Close(0);
        """);

    [Fact]
    public Task EachClose_IsReported() => Check("""
        void Drop(TcpClient client, bool soon)
        {
            client.LingerState = new LingerOption(true, 0);
            if (soon)
            {
                {|HUP201:client.Close()|};
            }
            else
            {
                Thread.Sleep(1);
                {|HUP201:client.GetStream().Close()|};
            }
        }
        """);
}
