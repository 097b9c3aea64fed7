using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP205: linger (on, 0) is set before the exchange, so that its success ends in a reset, too.</summary>
public class ResetOnSuccessTests
{
    [Theory]
    [InlineData("socket.LingerState = new LingerOption(true, 0)")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))")]
    public Task ArmedBeforeTheExchange_IsReported(string arm) => Check($$"""
        void Send(Socket socket, byte[] data)
        {
            {|HUP205:{{arm}}|};
            socket.Send(data);
            socket.Close();
        }
        """);

    [Fact]
    public Task ArmedBeforeConnect_IsReported() => Check("""
        void Send(IPEndPoint server, byte[] data)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {|HUP205:socket.LingerState = new LingerOption(true, 0)|};
            socket.Connect(server);
            socket.Send(data);
        }
        """);

    [Fact]
    public Task ArmedInTheObjectInitialiser_IsReported() => Check("""
        void Send(IPEndPoint server, byte[] data)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { {|HUP205:LingerState = new LingerOption(true, 0)|} };
            socket.Connect(server);
            socket.Send(data);
        }
        """);

    [Fact]
    public Task AcceptLoopThatArms_IsReported() => Check("""
        void Serve(Socket listener, byte[] greeting)
        {
            while (true)
            {
                using var socket = listener.Accept();
                {|HUP205:socket.LingerState = new LingerOption(true, 0)|};
                socket.Send(greeting);
            }
        }
        """);

    [Fact]
    public Task ListenerArmedBeforeListen_IsReported() => Check("""
        void Serve(IPEndPoint local)
        {
            using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {|HUP205:listener.LingerState = new LingerOption(true, 0)|};
            listener.Bind(local);
            listener.Listen(10);
        }
        """);

    [Fact]
    public Task ListenerArmedAfterListen_IsReported() => Check("""
        void Serve(Socket listener)
        {
            listener.Listen(10);
            {|HUP205:listener.LingerState = new LingerOption(true, 0)|};
        }
        """);

    [Fact]
    public Task ArmedClientThatIsClosed_IsAnotherRules() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            client.LingerState = new LingerOption(true, 0);
            client.GetStream().Write(data);
            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task AbortAfterTheExchange_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            socket.Send(data);
            socket.LingerState = new LingerOption(true, 0);
            socket.Close();
        }
        """);

    [Fact]
    public Task ArmedWhenSomethingFailed_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            try
            {
                socket.Send(data);
                socket.CloseGracefully();
            }
            catch (SocketException)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
                throw;
            }
        }
        """);

    [Theory]
    [InlineData("socket.CloseGracefully()")]
    [InlineData("socket.LingerState = new LingerOption(false, 0)")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true)")]
    public Task DisarmedOnSuccess_IsNotReported(string success) => Check($$"""
        void Send(Socket socket, byte[] data)
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Send(data);
            {{success}};
            socket.Close();
        }
        """);

    [Fact]
    public Task Scope_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            using var scope = socket.AbortOnDispose();
            socket.Send(data);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task ListenerThatIsDisarmedBeforeItAccepts_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            listener.Server.LingerState = new LingerOption(true, 0);
            listener.Start();
            listener.Server.LingerState = new LingerOption(false, 0);
            Handle(listener.AcceptSocket());
        }

        void Handle(Socket accepted) => accepted.Close(0);
        """);

    [Fact]
    public Task ListenerThatLingersForATime_IsNotReported() => Check("""
        void Serve(Socket listener)
        {
            listener.Listen(10);
            listener.LingerState = new LingerOption(false, 0);
        }
        """);

    [Theory]
    [InlineData("socket.LingerState = new LingerOption(true, 0)")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))")]
    public Task FactoryThatArms_IsReported(string arm) => Check($$"""
        internal static async Task<Socket> Dial(IPEndPoint server)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {|HUP205:{{arm}}|};
            await socket.ConnectAsync(server);
            return socket;
        }
        """);

    [Fact]
    public Task FactoryThatArmsAnOut_IsReported() => Check("""
        internal static void Accept(Socket listener, out Socket accepted)
        {
            var socket = listener.Accept();
            {|HUP205:socket.LingerState = new LingerOption(true, 0)|};
            accepted = socket;
        }
        """);

    [Fact]
    public Task FactoryWhoseConnectionsAreSentAndDisposed_IsReportedInTheFactory() => Check("""
        internal static Socket Dial(IPEndPoint server)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {|HUP205:socket.LingerState = new LingerOption(true, 0)|};
            return socket;
        }

        void Send(IPEndPoint server, byte[] data)
        {
            using var socket = Dial(server);
            socket.Connect(server);
            socket.Send(data);
        }
        """);

    [Fact]
    public Task FactoryThatArmsWhenAsked_IsNotReported() => Check("""
        internal static Socket Dial(bool resets)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (resets)
            {
                socket.LingerState = new LingerOption(true, 0);
            }

            return socket;
        }
        """);

    [Fact]
    public Task FactoryThatArmsWhileItConnects_IsNotReported() => Check("""
        internal static Socket Dial(IPEndPoint server)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            try
            {
                socket.Connect(server);
            }
            catch
            {
                socket.Close();
                throw;
            }

            socket.LingerState = new LingerOption(false, 0);
            return socket;
        }
        """);

    [Theory]
    [InlineData("socket.Close()")]
    [InlineData("socket.Dispose()")]
    [InlineData("socket?.Close()")]
    public Task FieldThatIsArmedAndClosed_IsReported(string end) => Check($$"""
        class Session
        {
            private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

            public void Open(IPEndPoint server)
            {
                {|HUP205:socket.LingerState = new LingerOption(true, 0)|};
                socket.Connect(server);
            }

            public void Send(byte[] data) => socket.Send(data);

            public void Close() => {{end}};
        }
        """);

    [Theory]
    [InlineData("client?.Client.Close()")]
    [InlineData("client!.Client.Dispose()")]
    public Task ClientFieldWhoseSocketIsClosed_IsReported(string end) => Check($$"""
        class Session
        {
            private TcpClient? client;

            public void Open()
            {
                client = new TcpClient("host", 80);
                {|HUP205:client.LingerState = new LingerOption(true, 0)|};
            }

            public void Send(byte[] data) => client!.GetStream().Write(data);

            public void Close() => {{end}};
        }
        """);

    [Theory]
    [InlineData("socket.CloseGracefully()")]
    [InlineData("{ socket.Shutdown(SocketShutdown.Both); socket.Close(); }")]
    [InlineData("End(socket)")]
    public Task FieldThatIsEndedInAnotherWay_IsNotReported(string end) => Check($$"""
        class Session
        {
            private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

            public void Open(IPEndPoint server)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Connect(server);
            }

            public void Send(byte[] data) => socket.Send(data);

            public void Close() {{(end[0] == '{' ? end : "=> " + end + ";")}}

            static void End(Socket socket) => socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task FieldThatIsArmedWhenSomethingFailed_IsNotReported() => Check("""
        class Session
        {
            private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

            public void Open(IPEndPoint server) => socket.Connect(server);

            public void Send(byte[] data) => socket.Send(data);

            public void Fail() => socket.LingerState = new LingerOption(true, 0);

            public void Close() => socket.Close();
        }
        """);
}
