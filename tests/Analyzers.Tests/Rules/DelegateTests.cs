using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Methods that run elsewhere: what they are given is theirs if they end it, or if nobody can tell.</summary>
public class DelegateTests
{
    [Theory]
    [InlineData("ThreadPool.QueueUserWorkItem(Handle, client)")]
    [InlineData("ThreadPool.QueueUserWorkItem(Handle, client, false)")]
    [InlineData("new Thread(Handle).Start(client)")]
    [InlineData("new Thread(new ParameterizedThreadStart(Handle)).Start(client)")]
    [InlineData("Task.Factory.StartNew(Handle, client)")]
    [InlineData("Task.Run(() => Handle(client))")]
    [InlineData("new Thread(() => Handle(client)).Start()")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Handle(client))")]
    public Task HandlerThatEnds_TakesIt_IsNotReported(string start) => Check($$"""
        void Serve(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            {{start}};
        }

        static void Handle(object? state)
        {
            var client = (TcpClient)state!;
            client.Close();
        }
        """);

    [Theory]
    [InlineData("ThreadPool.QueueUserWorkItem(Handle, client)")]
    [InlineData("new Thread(Handle).Start(client)")]
    [InlineData("Task.Factory.StartNew(Handle, client)")]
    public Task HandlerThatOnlyUses_IsNotSeen_IsNotReported(string start) => Check($$"""
        void Serve(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            {{start}};
        }

        static void Handle(object? state) => ((TcpClient)state!).GetStream().WriteByte(1);
        """);

    [Theory]
    [InlineData("Task.Run(() => Handle(client))")]
    [InlineData("new Thread(() => Handle(client)).Start()")]
    [InlineData("ThreadPool.QueueUserWorkItem(_ => Handle(client))")]
    public Task HandlerInALambdaThatOnlyUses_Borrows_IsReported(string start) => Check($$"""
        void Serve(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            {{start}};
        }

        static void Handle(TcpClient client) => client.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task HandlerThatDisposes_IsReportedThere() => Check("""
        void Serve(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            ThreadPool.QueueUserWorkItem(Handle, client);
        }

        static void Handle(object? state)
        {
            using var {|HUP101:client|} = (TcpClient)state!;
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task AsyncHandlerInTaskRun_TakesIt_IsNotReported() => Check("""
        async Task Serve(TcpListener listener)
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = Task.Run(() => Handle(client));
            }
        }

        static async Task Handle(TcpClient client)
        {
            using var scope = client.AbortOnDispose();
            await client.GetStream().WriteAsync(new byte[1]);
            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task CallbackOfARead_TakesItsState_IsReportedOnlyInCaseItThrows() => Check("""
        void Begin(TcpListener listener)
        {
            var client = {|HUP104:listener.AcceptTcpClient()|};
            client.GetStream().BeginRead(new byte[1], 0, 1, Read, client);
        }

        static void Read(IAsyncResult result) => ((TcpClient)result.AsyncState!).Close();
        """);

    private static string Call(string call) => $$"""
        private event Action<TcpClient>? Came;

        private static void Greet(TcpClient guest) => guest.GetStream().WriteByte(1);

        void Open(TcpListener door)
        {
            var guest = {|#0:door.AcceptTcpClient()|};
            try
            {
                {{call}}
            }
            catch (Exception failed)
            {
                Console.WriteLine(failed);
            }
        }
        """;

    /// <summary>Whoever listens had it before something failed.</summary>
    [Fact]
    public Task RaisedEventThatMayThrow_IsNotReported() => Check(Call("Came!(guest);"));

    [Fact]
    public Task MethodThatMayThrow_IsReported() => Check(Call("Greet(guest);").Replace("{|#0:", "{|HUP103:", StringComparison.Ordinal));

    private static string Serve(string loop) => $$"""
        void Serve(TcpListener door)
        {
            var guest = {|#0:door.AcceptTcpClient()|};
            _ = Task.Run(() =>
            {
                {{loop}}
            });
        }
        """;

    /// <summary>It has the client as long as it runs.</summary>
    [Fact]
    public Task LoopWithoutEndThatEndsIt_IsNotReported() => Check(Serve("while (true) { if (guest.Available > 8) guest.Close(); }"));

    [Fact]
    public Task LoopThatLeavesIt_IsReported() => Check(Serve("for (var at = 0; at < 8; at++) Console.WriteLine(guest.Available);").Replace("{|#0:", "{|HUP103:", StringComparison.Ordinal));
}
