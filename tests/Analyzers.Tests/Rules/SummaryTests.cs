using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Methods in source: what becomes of the connections they are handed.</summary>
public class SummaryTests
{
    [Fact]
    public Task CalleeThatCloses_IsNotReported() => Check("""
        void Refuse(TcpListener listener) => End(listener.AcceptTcpClient());

        static void End(TcpClient client) => client.Close();
        """);

    [Fact]
    public Task CalleeThatDisposes_IsReportedThere() => Check("""
        void Refuse(TcpListener listener) => End(listener.AcceptTcpClient());

        static void End(TcpClient client) => {|HUP101:client.Dispose()|};
        """);

    [Fact]
    public Task CalleeThatBorrows_IsReportedAtTheOrigin() => Check("""
        void Refuse(TcpListener listener) => Send({|HUP103:listener.AcceptTcpClient()|});

        static void Send(TcpClient client) => client.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task CalleeThatKeeps_IsNotReported() => Check("""
        class Registry
        {
            private TcpClient? last;

            void Accept(TcpListener listener) => Keep(listener.AcceptTcpClient());

            private void Keep(TcpClient client)
            {
                last = client;
                Console.WriteLine(last);
            }

            public void Stop() => last?.Close();
        }
        """);

    [Fact]
    public Task CalleeThatKeepsThenThrows_HasIt_IsNotReported() => Check("""
        class Registry
        {
            private readonly List<TcpClient> all = new();

            void Accept(TcpListener listener) => Keep(listener.AcceptTcpClient());

            private void Keep(TcpClient client)
            {
                all.Add(client);
                if (all.Count > 100)
                {
                    throw new InvalidOperationException();
                }
            }
        }
        """);

    [Fact]
    public Task CalleeThatCannotThrow_IsBelieved_IsNotReported() => Check("""
        void Refuse(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            Note(client);
            client.Close();
        }

        static void Note(TcpClient client) => Console.WriteLine(client.Available);
        """);

    [Fact]
    public Task CalleeThatThrows_IsReported() => Check("""
        void Greet(TcpListener listener)
        {
            var client = {|HUP104:listener.AcceptTcpClient()|};
            Send(client);
            client.Close();
        }

        static void Send(TcpClient client) => client.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task CalleeThatConnects_IsReported() => Check("""
        void Knock()
        {
            var client = {|HUP103:new TcpClient()|};
            Dial(client);
        }

        static void Dial(TcpClient client)
        {
            client.Connect("host", 80);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task CalleeThatClosesOnOnePath_IsReported() => Check("""
        void Refuse(TcpListener listener, bool polite)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            End(client, polite);
        }

        static void End(TcpClient client, bool polite)
        {
            if (polite)
            {
                client.Close();
            }
        }
        """);

    [Fact]
    public Task AwaitedCalleeThatCloses_IsNotReported() => Check("""
        async Task Serve(TcpListener listener) => await Handle(await listener.AcceptTcpClientAsync());

        static async Task Handle(TcpClient client)
        {
            await using var scope = client.AbortOnDispose();
            await client.GetStream().WriteAsync(new byte[1]);
            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task FireAndForgetCalleeThatCloses_IsNotReported() => Check("""
        void Serve(TcpListener listener) => _ = Handle(listener.AcceptTcpClient());

        static async Task Handle(TcpClient client)
        {
            await using var scope = client.AbortOnDispose();
            await client.GetStream().WriteAsync(new byte[1]);
            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task ExtensionMethodThatCloses_IsNotReported() => Check("""
        static class Ends
        {
            public static void Hang(this TcpClient client) => client.Close();
        }

        class Program
        {
            void Refuse(TcpListener listener) => listener.AcceptTcpClient().Hang();
        }
        """);

    [Fact]
    public Task Recursion_Converges_IsNotReported() => Check("""
        void Serve(TcpListener listener) => Handle(listener.AcceptTcpClient(), 3);

        static void Handle(TcpClient client, int times)
        {
            if (times == 0)
            {
                client.Close();
                return;
            }

            Handle(client, times - 1);
        }
        """);

    [Fact]
    public Task MutualRecursion_Converges_IsNotReported() => Check("""
        void Serve(TcpListener listener) => Ping(listener.AcceptTcpClient(), 3);

        static void Ping(TcpClient client, int times)
        {
            if (times == 0)
                client.Abort();
            else
                Pong(client, times - 1);
        }

        static void Pong(TcpClient client, int times)
        {
            if (times == 0)
                client.Close();
            else
                Ping(client, times - 1);
        }
        """);

    [Fact]
    public Task RecursionWithoutAnEnd_NeverReturns_IsNotReported() => Check("""
        void Serve(TcpListener listener) => Forever(listener.AcceptTcpClient());

        static void Forever(TcpClient client) => Forever(client);
        """);

    [Fact]
    public Task ThrowHelper_NeverReturns_IsNotReported() => Check("""
        void Check(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            if (client.GetStream().ReadByte() < 0)
            {
                Fail(client);
            }

            client.CloseGracefully();
        }

        static void Fail(TcpClient client) => throw new IOException(client.ToString());
        """);

    [Fact]
    public Task PublicMethodMayBeGivenAnything_IsReported() => Check("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Both);
            Drop(socket);
        }

        public static void Drop(Socket socket) => {|HUP101:socket.Dispose()|};
        """);

    [Fact]
    public Task OverrideIsNotSeen_ConnectionIsHandedOver() => Check("""
        interface IHandler { void Handle(TcpClient client); }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler) => handler.Handle({|HUP104:listener.AcceptTcpClient()|});
        }
        """);

    [Fact]
    public Task OutParameterBehindTheResult_IsNotReported() => Check("""
        static bool TryAccept(TcpListener listener, out TcpClient? client)
        {
            if (!listener.Pending())
            {
                client = null;
                return false;
            }

            client = listener.AcceptTcpClient();
            return true;
        }

        void Serve(TcpListener listener)
        {
            if (TryAccept(listener, out var client))
            {
                client!.Close();
            }
        }
        """);

    [Theory]
    [InlineData("socket.NoDelay = true;")]
    [InlineData("Inner(ref socket);")]
    public Task RefParameterThatIsNotReplaced_IsStillThere_IsNotReported(string tune) => Check($$"""
        void Knock(EndPoint server)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                Tune(ref socket);
                socket.Connect(server);
            }
            finally
            {
                socket.Dispose();
            }
        }

        static void Tune(ref Socket socket) { {{tune}} }

        static void Inner(ref Socket socket) => socket.NoDelay = true;
        """);

    [Theory]
    [InlineData("socket.Dispose(); socket = other;")]
    [InlineData("Inner(ref socket, other);")]
    [InlineData("Interlocked.Exchange(ref socket, other).Dispose();")]
    public Task RefParameterThatIsReplaced_IsReported(string replace) => Check($$"""
        void Drop(Socket other)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            Replace(ref socket, other);
            {|HUP101:socket.Dispose()|};
        }

        static void Replace(ref Socket socket, Socket other) { {{replace}} }

        static void Inner(ref Socket socket, Socket other) => socket = other;
        """);
}
