using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A helper connects what its caller disposes.</summary>
public class ConnectingHelperTests
{
    [Fact]
    public Task HelperThatConnects_IsReported() => Check("""
        static void Reach(Socket socket, string host)
        {
            socket.Connect(host, 80);
            socket.NoDelay = true;
        }

        void Fetch(string host)
        {
            using var {|HUP101:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            Reach(socket, host);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task HelperThatConnectsAndGreets_IsReported() => Check("""
        static void Hello(TcpClient client)
        {
            client.Connect("peer", 1);
            client.GetStream().WriteByte(1);
        }

        void Greet()
        {
            using var {|HUP101:client|} = new TcpClient();
            Hello(client);
        }
        """);

    [Fact]
    public Task AsyncExtensionThatConnects_IsReported() => Check("""
        static class Dialling
        {
            public static async Task DialAsync(this TcpClient client, string host)
            {
                using var timeout = new CancellationTokenSource(1000);
                await client.ConnectAsync(host, 80, timeout.Token);
            }
        }

        class Fetcher
        {
            public async Task Fetch(string host, byte[] query)
            {
                using var {|HUP101:client|} = new TcpClient();
                await client.DialAsync(host);
                await client.GetStream().WriteAsync(query);
            }
        }
        """);

    [Fact]
    public Task HelperThatTellsByABoolAwaited_IsReported() => Check("""
        static async Task<bool> TryDial(TcpClient client, string host)
        {
            try
            {
                await client.ConnectAsync(host, 80);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        async Task Run(string host, byte[] query)
        {
            using var {|HUP101:client|} = new TcpClient();
            if (!await TryDial(client, host))
                return;
            await client.GetStream().WriteAsync(query);
        }
        """);

    [Fact]
    public Task HelperThatTellsByABoolReturned_IsReported() => Check("""
        static bool Dial(TcpClient client, string host)
        {
            try
            {
                client.Connect(host, 80);
                client.GetStream().WriteByte(1);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        bool Run(string host)
        {
            using (var {|HUP101:client|} = new TcpClient())
            {
                return Dial(client, host);
            }
        }
        """);

    [Fact]
    public Task HelperThatWaitsForTheTask_IsReported() => Check("""
        private static bool ConnectWithin(Socket socket, EndPoint there, int milliseconds)
        {
            var task = socket.ConnectAsync(there);
            return task.Wait(milliseconds);
        }

        void Run(EndPoint there)
        {
            using var {|HUP101:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);
            if (ConnectWithin(socket, there, 100))
                socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task HelperThatBeginsAndEndsTheConnect_IsReported() => Check("""
        private static bool ConnectWithin(TcpClient client, string host)
        {
            var pending = client.BeginConnect(host, 80, null, null);
            if (!pending.AsyncWaitHandle.WaitOne(1000))
                return false;
            client.EndConnect(pending);
            return true;
        }

        void Run(string host)
        {
            using var {|HUP101:client|} = new TcpClient();
            if (ConnectWithin(client, host))
                client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task HelperThatConnects_ClosedThen_IsNotReported() => Check("""
        static void Reach(Socket socket, string host) => socket.Connect(host, 80);

        void Fetch(string host)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            using var scope = socket.AbortOnDispose();
            Reach(socket, host);
            socket.Send(new byte[1]);
            socket.CloseGracefully();
        }
        """);
}
