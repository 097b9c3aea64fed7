using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP303: Close of an open connection resets it if input is unread or a receive is pending.</summary>
public class PlainCloseTests
{
    [Theory]
    [InlineData("client.Close()")]
    [InlineData("client?.Close()")]
    [InlineData("client.Client.Close()")]
    [InlineData("client.GetStream().Close()")]
    [InlineData("new StreamReader(client.GetStream()).Close()")]
    public Task CloseOfAnOpenConnection_IsReported(string close) => CheckEveryRule($$"""
        void End(TcpClient client)
        {
            {|HUP303:{{close}}|};
        }
        """);

    [Fact]
    public Task CloseAfterTheExchange_IsReported() => CheckEveryRule("""
        void Send(Socket socket, byte[] data)
        {
            socket.Send(data);
            {|HUP303:socket.Close()|};
        }
        """);

    [Fact]
    public Task CloseOfAField_IsReported() => CheckEveryRule("""
        sealed class Session : IDisposable
        {
            private readonly TcpClient client = new();

            public void Open() => client.Connect("host", 80);

            public void Send(byte[] data) => client.GetStream().Write(data);

            public void Dispose() => {|HUP303:client.Close()|};
        }
        """);

    [Theory]
    [InlineData("socket.Shutdown(SocketShutdown.Send)")]
    [InlineData("socket.Disconnect(false)")]
    [InlineData("socket.CloseGracefully()")]
    [InlineData("socket.Abort()")]
    public Task CloseOfWhatHasEnded_IsNotReported(string end) => CheckEveryRule($$"""
        void End(Socket socket)
        {
            {{end}};
            socket.Close();
        }
        """);

    [Fact]
    public Task CloseAfterShutdownOfReceiving_IsReported() => CheckEveryRule("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Receive);
            {|HUP303:socket.Close()|};
        }
        """);

    [Fact]
    public Task CloseAfterAShutdownOnOneBranch_IsNotReported() => CheckEveryRule("""
        void End(Socket socket, bool polite)
        {
            if (polite)
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            socket.Close();
        }
        """);

    [Fact]
    public Task CloseAfterAShutdownThatMayFail_IsNotReported() => CheckEveryRule("""
        void End(Socket socket)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
            }

            socket.Close();
        }
        """);

    [Fact]
    public Task CloseOfAProbe_IsNotReported() => CheckEveryRule("""
        void Knock()
        {
            var client = new TcpClient("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task CloseOfWhatWasNeverConnected_IsNotReported() => CheckEveryRule("""
        void Nothing()
        {
            var client = new TcpClient();
            client.Close();
        }
        """);

    [Fact]
    public Task CloseOfAListener_IsNotReported() => CheckEveryRule("""
        void Stop(Socket listener)
        {
            listener.Listen(10);
            listener.Close();
        }
        """);

    [Fact]
    public Task CloseInACatch_IsNotReported() => CheckEveryRule("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
                socket.CloseGracefully();
            }
            catch (SocketException)
            {
                socket.Close();
                throw;
            }
        }
        """);

    [Fact]
    public Task CloseInAFinally_IsAnotherRules() => CheckEveryRule("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
            }
            finally
            {
                {|HUP102:socket.Close()|};
            }
        }
        """);

    [Fact]
    public Task CloseOfAnArmedSocket_IsNotReported() => CheckEveryRule("""
        void Drop(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        """);

    [Fact]
    public Task CloseOfAnArmedClient_IsAnotherRules() => CheckEveryRule("""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.Close()|};
        }
        """);

    [Theory]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.Abort()")]
    [InlineData("client.Client.Close(0)")]
    public Task OtherEnd_IsNotReported(string end) => CheckEveryRule($$"""
        void End(TcpClient client)
        {
            {{end}};
        }
        """);

    [Fact]
    public Task CloseWithATimeout_IsAnotherRules() => CheckEveryRule("""
        void End(Socket socket) => {|HUP301:socket.Close(5)|};
        """);

    [Fact]
    public Task EachClose_IsReported() => CheckEveryRule("""
        void End(Socket socket, bool soon)
        {
            if (soon)
            {
                {|HUP303:socket.Close()|};
                return;
            }

            Thread.Sleep(1);
            {|HUP303:socket.Close()|};
        }
        """);

    [Theory]
    [InlineData("Socket[]")]
    [InlineData("List<Socket>")]
    [InlineData("IEnumerable<Socket>")]
    public Task CloseOfEachInALoop_IsReported(string sockets) => CheckEveryRule($$"""
        void End({{sockets}} sockets)
        {
            foreach (var socket in sockets)
            {
                {|HUP303:socket.Close()|};
            }
        }
        """);

    [Fact]
    public Task CloseOfAllAfterEachWasShutDown_IsNotReported() => CheckEveryRule("""
        void End(List<Socket> sockets)
        {
            foreach (var socket in sockets)
            {
                socket.Shutdown(SocketShutdown.Send);
                socket.Close();
            }
        }
        """);

    [Fact]
    public Task CloseInAHelperOfWhatOthersHaveSeen_IsReported() => Check("""
        class Chat(TcpClient client)
        {
            public void Talk(Action<TcpClient> greet)
            {
                greet(client);
                End();
            }

            private void End() => {|HUP303:client.Close()|};
        }
        """);

    [Theory]
    [InlineData("Socket")]
    [InlineData("NetworkStream")]
    public Task CloseThatIsRefused_IsNotReported(string type) => CheckEveryRule($$"""
        void Try({{type}} connection) => connection.Close(-2);
        """);

    [Theory]
    [InlineData("if (stop) client.Close()")]
    [InlineData("if (!connecting.IsCompleted) client.Close()")]
    public Task CloseOfAConnectByMethodGroups_IsNotReported(string close) => CheckEveryRule($$"""
        sealed class Session
        {
            private readonly TcpClient client = new();

            public void Send() => client.GetStream().WriteByte(1);

            public async Task Open(bool stop)
            {
                var connecting = Task.Factory.FromAsync(client.BeginConnect, client.EndConnect, "host", 80, null);
                await Task.WhenAny(connecting, Task.Delay(9));
                {{close}};
            }
        }
        """);

    [Fact]
    public Task CloseAfterUseOfAConnectByMethodGroups_IsReported() => CheckEveryRule("""
        sealed class Session
        {
            private readonly TcpClient client = new();

            public async Task Open()
            {
                await Task.Factory.FromAsync(client.BeginConnect, client.EndConnect, "host", 80, null);
                client.GetStream().WriteByte(1);
                {|HUP303:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task InALambda_BehindTheReadToTheEnd_IsNotReported() => CheckEveryRule("""
        void Listen(TcpListener listener, Action<Action> onScreen)
        {
            var guest = {|HUP104:listener.AcceptSocket()|};
            if (guest.Receive(new byte[9]) == 0)
            {
                onScreen(() => guest.Close());
                return;
            }

            {|HUP303:guest.Close()|};
        }
        """);

    [Fact]
    public Task InALambda_ThatMayComeBeforeTheConnect_IsNotReported() => CheckEveryRule("""
        void Dial(EndPoint host)
        {
            var line = new Socket(SocketType.Stream, ProtocolType.Tcp);
            new Thread(() =>
            {
                Thread.Sleep(5000);
                line.Close();
            }).Start();
            line.Connect(host);
        }
        """);

    [Fact]
    public Task InALambda_OfWhatIsInUse_IsReported() => CheckEveryRule("""
        void Listen(TcpListener listener, Action<Action> onScreen)
        {
            var guest = {|HUP104:listener.AcceptSocket()|};
            guest.Send(new byte[9]);
            onScreen(() => {|HUP303:guest.Close()|});
        }
        """);
}
