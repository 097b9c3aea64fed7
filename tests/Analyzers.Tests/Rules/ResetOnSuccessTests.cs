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
    public Task ListenerThatLingersForATime_IsNotReported() => Check("""
        void Serve(Socket listener)
        {
            listener.Listen(10);
            listener.LingerState = new LingerOption(false, 0);
        }
        """);
}
