using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Where connections come from: what the code made or accepted is its own.</summary>
public class OriginTests
{
    [Fact]
    public Task ConnectingConstructor_IsAnOrigin() => Check("""
        void Send() => {|HUP103:new TcpClient("host", 80)|}.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task LocalEndPointConstructor_IsNotConnected() => Check("""
        void Bind()
        {
            var client = new TcpClient(new IPEndPoint(IPAddress.Any, 0));
            client.NoDelay = true;
        }
        """);

    [Fact]
    public Task ConstructorThenConnect_IsAnOrigin() => Check("""
        void Send()
        {
            var client = {|HUP103:new TcpClient(AddressFamily.InterNetworkV6)|};
            client.Connect(IPAddress.IPv6Loopback, 80);
        }
        """);

    [Fact]
    public Task ConstructorThenConnectAsync_IsAnOrigin() => Check("""
        async Task Send(CancellationToken token)
        {
            var client = {|HUP103:new TcpClient()|};
            await client.ConnectAsync("host", 80, token).ConfigureAwait(false);
            await client.GetStream().WriteAsync(new byte[1], token);
        }
        """);

    [Fact]
    public Task ConnectThroughTheSocket_IsAnOrigin() => Check("""
        void Send(IPEndPoint server)
        {
            var client = {|HUP103:new TcpClient()|};
            client.Client.Connect(server);
            client.Client.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task BeginAndEndConnect_IsAnOrigin() => Check("""
        void Send()
        {
            var client = {|HUP103:new TcpClient()|};
            var connecting = client.BeginConnect("host", 80, null, null);
            client.EndConnect(connecting);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task SocketInformation_IsAnOrigin() => Check("""
        void Take(SocketInformation information)
        {
            using var {|HUP101:socket|} = new Socket(information);
            socket.NoDelay = true;
        }
        """);

    [Fact]
    public Task SafeSocketHandle_IsAnOrigin() => Check("""
        void Take(SafeSocketHandle handle)
        {
            using var {|HUP101:socket|} = new Socket(handle);
            socket.NoDelay = true;
        }
        """);

    [Fact]
    public Task AcceptSocket_IsAnOrigin() => Check("""
        void Serve(TcpListener listener)
        {
            using var {|HUP101:socket|} = listener.AcceptSocket();
        }
        """);

    [Fact]
    public Task AcceptSocketAsync_IsAnOrigin() => Check("""
        async Task Serve(TcpListener listener, CancellationToken token)
        {
            using var {|HUP101:socket|} = await listener.AcceptSocketAsync(token);
        }
        """);

    [Fact]
    public Task SocketAcceptAsync_IsAnOrigin() => Check("""
        async Task Serve(Socket listener, CancellationToken token)
        {
            using var {|HUP101:socket|} = await listener.AcceptAsync(token).ConfigureAwait(false);
        }
        """);

    [Fact]
    public Task EndAcceptTcpClient_IsAnOrigin() => Check("""
        void Accepted(IAsyncResult result)
        {
            var listener = (TcpListener)result.AsyncState!;
            using var {|HUP101:client|} = listener.EndAcceptTcpClient(result);
        }
        """);

    [Fact]
    public Task EndAccept_IsAnOrigin() => Check("""
        void Accepted(IAsyncResult result)
        {
            var listener = (Socket)result.AsyncState!;
            var socket = {|HUP103:listener.EndAccept(result)|};
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task EventArgsAcceptSocketDisposed_IsReported() => Check("""
        void Accepted(object? sender, SocketAsyncEventArgs accepted)
        {
            using var {|HUP101:socket|} = accepted.AcceptSocket;
            socket?.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task EventArgsAcceptAsync_BringsNothingByItself() => Check("""
        void Start(Socket listener, SocketAsyncEventArgs next)
        {
            if (!listener.AcceptAsync(next))
            {
                Console.WriteLine("at once");
            }
        }
        """);

    [Fact]
    public Task ObjectInitializer_IsAnOrigin() => Check("""
        void Send()
        {
            using var {|HUP101:client|} = new TcpClient { NoDelay = true, SendTimeout = 1000 };
            client.Connect("host", 80);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task TargetTypedNew_IsAnOrigin() => Check("""
        void Send()
        {
            using TcpClient {|HUP101:client|} = new("host", 80);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ParameterThatIsConnectedHere_StartsIdle() => Check("""
        void Dial(Socket socket, IPEndPoint server)
        {
            try
            {
                socket.Connect(server);
            }
            catch (SocketException)
            {
                socket.Dispose();
                throw;
            }
        }
        """);

    [Fact]
    public Task ParameterThatIsNotConnectedHere_IsOpen() => Check("""
        void Drop(Socket socket) => {|HUP101:socket.Dispose()|};
        """);

    [Fact]
    public Task ResultOfAnInterface_IsBorrowed() => Check("""
        interface IDialer { TcpClient Dial(); }

        class Program
        {
            void Send(IDialer dialer) => dialer.Dial().GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ResultOfAnInterfaceThatIsDisposed_CountsAsOpen() => Check("""
        interface IPool { TcpClient Take(); }

        class Program
        {
            void Send(IPool pool)
            {
                using var {|HUP101:client|} = pool.Take();
            }
        }
        """);

    [Fact]
    public Task PropertyFilledFromOutside_IsBorrowed() => Check("""
        class Context { public TcpClient? Client { get; set; } }

        class Program
        {
            void Send(Context context) => context.Client!.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task EventArgsAcceptSocket_IsAnOrigin() => Check("""
        void Accepted(object? sender, SocketAsyncEventArgs accepted)
        {
            var socket = {|HUP103:accepted.AcceptSocket|}!;
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task EventArgsAcceptSocketThatIsDisposed_IsReported() => Check("""
        void Accepted(object? sender, SocketAsyncEventArgs accepted)
        {
            using var {|HUP101:socket|} = accepted.AcceptSocket;
            socket!.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task EventArgsAcceptSocketThatFailed_IsNotReported() => Check("""
        void Accepted(object? sender, SocketAsyncEventArgs accepted)
        {
            if (accepted.SocketError != SocketError.Success)
            {
                return;
            }

            var socket = accepted.AcceptSocket!;
            socket.Close();
            accepted.AcceptSocket = null;
        }
        """);

    [Fact]
    public Task EventArgsAcceptSocketThatIsKept_IsNotReported() => Check("""
        class Server
        {
            private readonly List<Socket> all = new();

            void Accepted(object? sender, SocketAsyncEventArgs accepted)
            {
                var socket = accepted.AcceptSocket!;
                accepted.AcceptSocket = null;
                all.Add(socket);
            }
        }
        """);

    [Fact]
    public Task EventArgsThatArePassedOn_TakeTheirSocketAlong_IsNotReported() => Check("""
        void Accepted(object? sender, SocketAsyncEventArgs accepted)
        {
            var socket = accepted.AcceptSocket!;
            Console.WriteLine(socket.RemoteEndPoint);
            Process(accepted);
        }

        internal void Process(SocketAsyncEventArgs accepted) => accepted.AcceptSocket!.Close();
        """);

    [Fact]
    public Task EventArgsAcceptSocketThatIsOnlyLookedAt_IsNotReported() => Check("""
        void Note(SocketAsyncEventArgs accepted) => Console.WriteLine(accepted.AcceptSocket!.RemoteEndPoint);
        """);

    [Fact]
    public Task EventArgsAcceptSocket_IsOneByAllItsMentions_IsNotReported() => Check("""
        void Refuse(SocketAsyncEventArgs accepted)
        {
            accepted.AcceptSocket!.Shutdown(SocketShutdown.Both);
            accepted.AcceptSocket.Dispose();
        }
        """);

    [Fact]
    public Task EventArgsAcceptSocket_FirstMentionedOnEitherPath_IsNotReported() => Check("""
        void Refuse(SocketAsyncEventArgs accepted, bool polite)
        {
            if (polite)
            {
                accepted.AcceptSocket!.Shutdown(SocketShutdown.Both);
            }
            else
            {
                accepted.AcceptSocket!.Shutdown(SocketShutdown.Send);
            }

            accepted.AcceptSocket.Dispose();
        }
        """);

    [Theory]
    [InlineData("listener.Accept()")]
    [InlineData("await listener.AcceptAsync()")]
    public Task AcceptedByAnArmedListener_IsArmed_IsNotReported(string accept) => Check($$"""
        async Task Serve(EndPoint here)
        {
            await Task.Yield();
            using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            listener.Bind(here);
            listener.Listen(1);
            using var socket = {{accept}};
            socket.Send(new byte[1]);
        }
        """);

    [Theory]
    [InlineData("listener.LingerState = new LingerOption(false, 0)")]
    [InlineData("listener.LingerState = new LingerOption(true, 5)")]
    public Task AcceptedByADisarmedListener_IsReported(string disarm) => Check($$"""
        void Serve(EndPoint here)
        {
            using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            listener.Bind(here);
            listener.Listen(1);
            {{disarm}};
            using var {|HUP101:socket|} = listener.Accept();
            socket.Send(new byte[1]);
        }
        """);
}
