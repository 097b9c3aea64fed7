using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Iterators and async iterators: what they yield is handed over, what they keep they have to end.</summary>
public class IteratorTests
{
    [Fact]
    public Task Yielded_IsNotReported() => Check("""
        IEnumerable<TcpClient> Clients(TcpListener listener)
        {
            while (listener.Pending())
            {
                yield return listener.AcceptTcpClient();
            }
        }
        """);

    [Fact]
    public Task YieldedAsync_IsNotReported() => Check("""
        async IAsyncEnumerable<TcpClient> Clients(TcpListener listener)
        {
            while (true)
            {
                yield return await listener.AcceptTcpClientAsync();
            }
        }
        """);

    [Fact]
    public Task UsingInAnIterator_IsReported() => Check("""
        IEnumerable<string> Lines(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var reader = new StreamReader(client.GetStream());
            while (reader.ReadLine() is { } line)
            {
                yield return line;
            }
        }
        """);

    [Fact]
    public Task UsingInAnAsyncIterator_IsReported() => Check("""
        async IAsyncEnumerable<string> Lines(TcpListener listener)
        {
            using var {|HUP101:client|} = await listener.AcceptTcpClientAsync();
            using var reader = new StreamReader(client.GetStream());
            while (await reader.ReadLineAsync() is { } line)
            {
                yield return line;
            }
        }
        """);

    [Fact]
    public Task YieldBreakBeforeTheEnd_IsReported() => Check("""
        IEnumerable<int> Read(Socket listener)
        {
            using var {|HUP101:socket|} = listener.Accept();
            if (socket.Receive(new byte[1]) == 0)
            {
                yield break;
            }

            yield return 1;
            socket.Shutdown(SocketShutdown.Both);
        }
        """);

    [Fact]
    public Task ScopeInAnIterator_IsNotReported() => Check("""
        IEnumerable<int> Read(Socket listener)
        {
            using var socket = listener.Accept();
            using var scope = socket.AbortOnDispose();
            yield return socket.Receive(new byte[1]);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task AwaitForeach_IsBorrowed_IsNotReported() => Check("""
        async Task Greet(IAsyncEnumerable<TcpClient> clients)
        {
            await foreach (var client in clients)
            {
                client.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task AwaitForeachThatDisposes_IsReported() => Check("""
        async Task Greet(IAsyncEnumerable<TcpClient> clients)
        {
            await foreach (var client in clients.ConfigureAwait(false))
            {
                using ({|HUP101:client|})
                {
                    client.GetStream().WriteByte(1);
                }
            }
        }
        """);

    private static string Visitors(string use) => $$"""
        static IEnumerable<TcpClient> Visitors(TcpListener door)
        {
            while (door.Pending())
            {
                var visitor = door.AcceptTcpClient();
                yield return visitor;
            }
        }

        void Serve(TcpListener door)
        {
            foreach (var visitor in {{use}}
        }
        """;

    [Fact]
    public Task YieldedAndNeverEnded_IsReported() => Check(Visitors("{|HUP103:Visitors(door)|}) { visitor.GetStream().WriteByte(1); }"));

    [Fact]
    public Task YieldedAndEnded_IsNotReported() => Check(Visitors("Visitors(door)) { using var scope = visitor.AbortOnDispose(); visitor.GetStream().WriteByte(1); visitor.CloseGracefully(); visitor.Dispose(); }"));

    [Fact]
    public Task YieldedAndHandedOn_IsNotReported() => Check(Visitors("Visitors(door)) { ThreadPool.QueueUserWorkItem(state => { }, visitor); }"));
}
