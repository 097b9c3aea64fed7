using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Connections that a task brings: from a helper, a delegate, to a continuation.</summary>
public class TaskHelperTests
{
    [Fact]
    public Task DelegateThatIsRun_IsReported() => Check("""
        static Task<TcpClient> Dial(string host) => Task.Run(() => new TcpClient(host, 80));

        async Task Use(string host)
        {
            using var {|HUP101:client|} = await Dial(host);
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task FinishedTask_IsReported() => Check("""
        static Task<TcpClient> Dial(string host)
        {
            var client = new TcpClient(host, 80);
            return Task.FromResult(client);
        }

        async Task Use(string host)
        {
            var client = await {|HUP103:Dial(host)|};
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ContinuationThatLosesIt_IsReportedAtTheAccept() => Check("""
        void Serve(TcpListener listener)
        {
            {|HUP103:listener.AcceptTcpClientAsync()|}.ContinueWith(accepted =>
            {
                var client = accepted.Result;
                client.GetStream().WriteByte(1);
            });
        }
        """);

    [Fact]
    public Task ContinuationThatDisposes_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            listener.AcceptTcpClientAsync().ContinueWith(accepted =>
            {
                using var {|HUP101:client|} = accepted.Result;
                client.GetStream().WriteByte(1);
            });
        }
        """);

    [Fact]
    public Task TaskThatIsPassedOn_IsReported() => Check("""
        static Task<Socket> Next(Socket listener) => listener.AcceptAsync();

        async Task Use(Socket listener)
        {
            var peer = await {|HUP103:Next(listener)|};
            peer.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task ContinuationThatEndsIt_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            listener.AcceptTcpClientAsync().ContinueWith(accepted =>
            {
                if (accepted.IsFaulted)
                    return;
                using var client = accepted.Result;
                client.Abort();
            });
        }
        """);

    [Fact]
    public Task TaskThatServesIt_IsNotReported() => Check("""
        async Task Accept(TcpListener listener, CancellationToken stop)
        {
            while (await listener.AcceptTcpClientAsync(stop) is { } client)
                _ = Task.Run(() => Serve(client), stop);
        }

        async Task Loop(TcpListener listener, CancellationToken stop)
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop);
                _ = Task.Run(() => Serve(client), stop);
            }
        }

        private static async Task Serve(TcpClient client)
        {
            await client.GetStream().WriteAsync(new byte[1]);
            client.Abort();
        }
        """);

    [Fact]
    public Task TaskThatServesItForEver_IsNotReported() => Check("""
        async Task Accept(TcpListener listener)
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                _ = Serve(client);
            }
        }

        private static async Task Serve(TcpClient client)
        {
            while (true)
                await client.GetStream().WriteAsync(new byte[1]);
        }
        """);
}
