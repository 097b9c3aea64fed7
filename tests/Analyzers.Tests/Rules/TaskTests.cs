using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Connections that come by way of a task.</summary>
public class TaskTests
{
    [Fact]
    public Task TaskInALocal_IsFollowed() => Check("""
        async Task Serve(TcpListener listener)
        {
            var accepting = listener.AcceptTcpClientAsync();
            Console.WriteLine("waiting");
            using var {|HUP101:client|} = await accepting;
        }
        """);

    [Fact]
    public Task TaskInALocal_IsOriginWhereItWasAccepted() => Check("""
        async Task Serve(TcpListener listener)
        {
            var accepting = {|HUP103:listener.AcceptTcpClientAsync()|};
            var client = await accepting.ConfigureAwait(false);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task NeverAwaited_IsNotReported() => Check("""
        void Start(TcpListener listener)
        {
            var accepting = listener.AcceptTcpClientAsync();
            Console.WriteLine(accepting.IsCompleted);
        }
        """);

    [Fact]
    public Task AwaitedOnOnePathOnly_IsReportedThere() => Check("""
        async Task Serve(TcpListener listener, bool wanted)
        {
            var accepting = {|HUP103:listener.AcceptTcpClientAsync()|};
            if (wanted)
            {
                var client = await accepting;
                client.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task WhenAny_IsFollowed() => Check("""
        async Task Serve(TcpListener listener, Task stopped)
        {
            var accepting = listener.AcceptTcpClientAsync();
            if (await Task.WhenAny(accepting, stopped) == stopped)
            {
                return;
            }

            using var {|HUP101:client|} = await accepting;
        }
        """);

    [Fact]
    public Task ValueTaskAsTask_IsFollowed() => Check("""
        async Task Serve(TcpListener listener, CancellationToken token)
        {
            var accepting = listener.AcceptTcpClientAsync(token).AsTask();
            using var {|HUP101:client|} = await accepting.WaitAsync(TimeSpan.FromSeconds(1), token);
        }
        """);

    [Fact]
    public Task Result_IsFollowed() => Check("""
        void Serve(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClientAsync().Result;
        }
        """);

    [Fact]
    public Task GetAwaiterGetResult_IsFollowed() => Check("""
        void Serve(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClientAsync().GetAwaiter().GetResult();
        }
        """);

    [Fact]
    public Task ConfiguredGetAwaiterGetResult_IsFollowed() => Check("""
        void Serve(Socket listener)
        {
            using var {|HUP101:socket|} = listener.AcceptAsync().ConfigureAwait(false).GetAwaiter().GetResult();
        }
        """);

    [Fact]
    public Task ConnectAsyncKeptInALocal_ConnectsWhenAwaited() => Check("""
        async Task Send(CancellationToken token)
        {
            var client = {|HUP103:new TcpClient()|};
            var connecting = client.ConnectAsync("host", 80);
            await connecting;
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ConnectAsyncThatFails_LeavesTheClientIdle() => Check("""
        async Task<TcpClient> Dial(CancellationToken token)
        {
            var client = new TcpClient();
            await client.ConnectAsync("host", 80, token);
            return client;
        }
        """);

    [Fact]
    public Task TaskReturned_IsTheCallers() => Check("""
        Task<TcpClient> Next(TcpListener listener) => listener.AcceptTcpClientAsync();
        """);

    [Fact]
    public Task TaskOfASourceMethod_IsFollowed() => Check("""
        async Task<TcpClient> Next(TcpListener listener) => await listener.AcceptTcpClientAsync();

        async Task Serve(TcpListener listener)
        {
            using var {|HUP101:client|} = await Next(listener);
        }
        """);

    [Fact]
    public Task AcceptLoopWithTheNextTaskInALocal_IsFollowed() => Check("""
        async Task Serve(TcpListener listener, CancellationToken token)
        {
            var accepting = listener.AcceptTcpClientAsync();
            while (!token.IsCancellationRequested)
            {
                using var {|HUP101:client|} = await accepting;
                accepting = listener.AcceptTcpClientAsync();
            }
        }
        """);

    [Fact]
    public Task AcceptLoopWithTheNextTaskInALocal_ThatCloses_IsOnlyLostByAnException() => Check("""
        async Task Serve(TcpListener listener, CancellationToken token)
        {
            var accepting = {|HUP104:listener.AcceptTcpClientAsync()|};
            while (!token.IsCancellationRequested)
            {
                var client = await accepting;
                accepting = {|HUP104:listener.AcceptTcpClientAsync()|};
                client.Close();
            }
        }
        """);

    [Fact]
    public Task NextOneInTheSameVariable_LosesTheLast_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            TcpClient? last = null;
            while (true)
            {
                last?.GetStream().WriteByte(1);
                last = {|HUP103:listener.AcceptTcpClient()|};
            }
        }
        """);

    [Fact]
    public Task NextOneInTheSameVariable_ClosesTheLast_IsOnlyLostByAnException() => Check("""
        void Serve(TcpListener listener)
        {
            TcpClient? last = null;
            while (true)
            {
                var next = {|HUP104:listener.AcceptTcpClient()|};
                last?.Close();
                last = next;
            }
        }
        """);
}
