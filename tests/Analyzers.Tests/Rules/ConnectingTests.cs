using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>From Idle to Connected to Open: what counts as use, and what does not.</summary>
public class ConnectingTests
{
    [Theory]
    [InlineData("socket.Send(data)")]
    [InlineData("socket.Receive(data)")]
    [InlineData("await socket.SendAsync(data)")]
    [InlineData("await socket.ReceiveAsync(data)")]
    [InlineData("socket.SendFile(\"name\")")]
    [InlineData("await socket.SendFileAsync(\"name\")")]
    [InlineData("socket.BeginSend(data, 0, 1, SocketFlags.None, null, null)")]
    [InlineData("socket.BeginReceive(data, 0, 1, SocketFlags.None, null, null)")]
    [InlineData("socket.SendAsync(new SocketAsyncEventArgs())")]
    [InlineData("new NetworkStream(socket)")]
    [InlineData("Look(socket)")]
    public Task Exchanging_IsUse_IsReported(string use) => Check($$"""
        async Task Knock(EndPoint server, byte[] data)
        {
            await Task.Yield();
            using var {|HUP101:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(server);
            {{use}};
        }

        static void Look(Socket socket) => socket.Send(new byte[1]);
        """);

    [Theory]
    [InlineData("socket.NoDelay = true")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true)")]
    [InlineData("Console.WriteLine(socket.RemoteEndPoint)")]
    [InlineData("Console.WriteLine(socket.Available)")]
    [InlineData("socket.Poll(0, SelectMode.SelectRead)")]
    [InlineData("_ = socket.Connected")]
    [InlineData("socket.ReceiveTimeout = 1")]
    public Task AskingAndTuning_IsNoUse_IsNotReported(string look) => Check($$"""
        void Knock(EndPoint server)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(server);
            {{look}};
        }
        """);

    [Fact]
    public Task ConnectInATryThatIsSwallowed_MayBeIdle_IsReported() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP101:client|} = new TcpClient();
            try
            {
                client.Connect("host", 80);
                client.GetStream().Write(data);
            }
            catch (SocketException)
            {
            }
        }
        """);

    [Fact]
    public Task ConnectThatIsRetried_IsNotReported() => Check("""
        void Knock()
        {
            using var client = new TcpClient();
            for (var times = 0; times < 3; times++)
            {
                try
                {
                    client.Connect("host", 80);
                    break;
                }
                catch (SocketException)
                {
                    Thread.Sleep(1);
                }
            }
        }
        """);

    [Fact]
    public Task LeakOfAFailedConnect_IsNotReported() => Check("""
        TcpClient? Dial()
        {
            var client = new TcpClient();
            try
            {
                client.Connect("host", 80);
                return client;
            }
            catch (SocketException)
            {
                return null;
            }
        }
        """);

    [Fact]
    public Task NewOneForEveryTry_IsNotReported() => Check("""
        TcpClient? Dial(string[] hosts)
        {
            foreach (var host in hosts)
            {
                var client = new TcpClient();
                try
                {
                    client.Connect(host, 80);
                    return client;
                }
                catch (SocketException)
                {
                    client.Dispose();
                }
            }

            return null;
        }
        """);

    [Fact]
    public Task StaticConnectAsync_WithEventArgs_BringsNothingByItself() => Check("""
        void Dial(SocketAsyncEventArgs arguments) => Socket.ConnectAsync(SocketType.Stream, ProtocolType.Tcp, arguments);
        """);

    [Fact]
    public Task BoundThenConnected_IsReported() => Check("""
        void Send(IPEndPoint here, IPEndPoint there, byte[] data)
        {
            var socket = {|HUP103:new Socket(there.AddressFamily, SocketType.Stream, ProtocolType.Tcp)|};
            socket.Bind(here);
            socket.Connect(there);
            socket.Send(data);
        }
        """);

    [Fact]
    public Task ConnectNamedAsMethodGroups_IsNoUse_IsNotReported() => Check("""
        async Task Knock()
        {
            using var client = new TcpClient();
            await Task.Factory.FromAsync(client.BeginConnect, client.EndConnect, "host", 80, null);
        }
        """);

    [Fact]
    public Task UseAfterMethodGroups_IsReported() => Check("""
        async Task Send()
        {
            using var {|HUP101:client|} = new TcpClient();
            await Task.Factory.FromAsync(client.BeginConnect, client.EndConnect, "host", 80, null);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ExchangeNamedAsMethodGroup_IsReported() => Check("""
        void Send(EndPoint server, Func<Func<byte[], int>, int> run)
        {
            using var {|HUP101:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(server);
            run(socket.Send);
        }
        """);

    [Fact]
    public Task ConnectInALambda_IsNoUse_IsNotReported() => Check("""
        void Knock(EndPoint server, Action<Action> throws)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            var connecting = socket.BeginConnect(server, null, null);
            socket.EndConnect(connecting);
            throws(() => socket.EndConnect(connecting));
        }
        """);

    [Fact]
    public Task ConnectAndUseInALambda_IsReported() => Check("""
        void Send(EndPoint server, Action<Action> run)
        {
            using var {|HUP101:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            run(() =>
            {
                socket.Connect(server);
                socket.Send(new byte[1]);
            });
            socket.Send(new byte[1]);
        }
        """);

    private static string Redial(string end) => $$"""
        private TcpClient? _line;
        private StreamReader? _sound;

        async Task Call(IPEndPoint there, int tries)
        {
            _line = {|#0:new TcpClient()|};
            do
            {
                try
                {
                    await _line.ConnectAsync(there.Address, there.Port);
                    if (_line.Connected)
                        _sound = new StreamReader(_line.GetStream());
                }
                catch (SocketException failed)
                {
                    Console.WriteLine(failed);
                }
            }
            while (_line != null && !_line.Connected && tries-- > 0);
        }

        void HangUp()
        {
            {{end}}
            _sound?.Dispose();
        }
        """;

    /// <summary>Whether it is connected or not: another member has it.</summary>
    [Fact]
    public Task FieldDialedInALoopThatSwallows_IsNotReported() => Check(Redial("_line?.Close();"));

    [Fact]
    public Task LocalDialedInALoopThatSwallows_IsReported() => Check("""
        async Task Call(IPEndPoint there, int tries)
        {
            var line = {|HUP103:new TcpClient()|};
            do
            {
                try
                {
                    await line.ConnectAsync(there.Address, there.Port);
                    if (line.Connected)
                        line.GetStream().WriteByte(1);
                }
                catch (SocketException failed)
                {
                    Console.WriteLine(failed);
                }
            }
            while (!line.Connected && tries-- > 0);
        }
        """);
}
