using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>What is put into a registry, a queue or an event has another owner; what is taken out and disposed is judged there.</summary>
public class HandoverTests
{
    [Theory]
    [InlineData("private readonly List<TcpClient> all = new();", "all.Add(client)")]
    [InlineData("private readonly HashSet<TcpClient> all = new();", "all.Add(client)")]
    [InlineData("private readonly Queue<TcpClient> all = new();", "all.Enqueue(client)")]
    [InlineData("private readonly Stack<TcpClient> all = new();", "all.Push(client)")]
    [InlineData("private readonly LinkedList<TcpClient> all = new();", "all.AddLast(client)")]
    [InlineData("private readonly Dictionary<string, TcpClient> all = new();", "all.Add(\"a\", client)")]
    [InlineData("private readonly Dictionary<string, TcpClient> all = new();", "all[\"a\"] = client")]
    [InlineData("private readonly Dictionary<string, NetworkStream> all = new();", "all[\"a\"] = client.GetStream()")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentDictionary<string, TcpClient> all = new();", "all.TryAdd(\"a\", client)")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentDictionary<string, TcpClient> all = new();", "all.AddOrUpdate(\"a\", client, (_, _) => client)")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentBag<TcpClient> all = new();", "all.Add(client)")]
    [InlineData("private readonly System.Collections.Concurrent.ConcurrentQueue<TcpClient> all = new();", "all.Enqueue(client)")]
    [InlineData("private readonly System.Collections.Concurrent.BlockingCollection<TcpClient> all = new();", "all.Add(client)")]
    [InlineData("private readonly TcpClient?[] all = new TcpClient?[9];", "all[0] = client")]
    [InlineData("private readonly List<(string, TcpClient)> all = new();", "all.Add((\"a\", client))")]
    [InlineData("private System.Collections.Immutable.ImmutableList<TcpClient> all = System.Collections.Immutable.ImmutableList<TcpClient>.Empty;", "all = all.Add(client)")]
    public Task PutIntoAFieldCollection_IsNotLost(string field, string put) => Silent(field, put);

    [Theory]
    [InlineData("private readonly System.Threading.Channels.Channel<TcpClient> all = null!;", "all.Writer.TryWrite(client)")]
    [InlineData("private readonly System.Threading.Channels.ChannelWriter<TcpClient> all = null!;", "all.WriteAsync(client).AsTask().Wait()")]
    [InlineData("private event Action<TcpClient>? Accepted;", "Accepted?.Invoke(client)")]
    [InlineData("private event EventHandler<TcpClient>? Accepted;", "Accepted?.Invoke(this, client)")]
    [InlineData("private readonly Action<TcpClient> accepted = null!;", "accepted(client)")]
    [InlineData("private readonly Func<TcpClient, Task> accepted = null!;", "_ = accepted(client)")]
    [InlineData("private readonly TaskCompletionSource<TcpClient> accepted = new();", "accepted.SetResult(client)")]
    [InlineData("private readonly TaskCompletionSource<TcpClient> accepted = new();", "accepted.TrySetResult(client)")]
    public Task GivenToAnother_IsNotLost(string field, string give) => Silent(field, give);

    /// <summary>Whether the call itself could fail is another question: HUP104 is left out.</summary>
    private static Task Silent(string field, string put)
    {
        var test = Of($$"""
            class Server
            {
                {{field}}

                void Accept(TcpListener listener)
                {
                    var client = listener.AcceptTcpClient();
                    {{put}};
                }
            }
            """);
        test.DisabledDiagnostics.Add("HUP104");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("foreach (var socket in new[] { first, second }) { {|HUP101:socket.Dispose()|}; }")]
    [InlineData("foreach (var socket in new[] { first, second }) { if (socket.Available == 0) {|HUP101:socket.Dispose()|}; }")]
    [InlineData("foreach (var socket in new[] { first, second }) { socket.Abort(); }")]
    [InlineData("var all = new[] { first, second }.AsEnumerable().GetEnumerator(); while (all.MoveNext()) all.Current.Abort(); all.Dispose();")]
    public Task EndOfTheLoop_EndsNoElement(string loop) => Check($$"""
        class Pair
        {
            void Stop(Socket first, Socket second)
            {
                {{loop}}
            }
        }
        """);

    [Theory]
    [InlineData("System.Threading.Channels.ChannelWriter<TcpClient> all", "all.TryWrite(client)")]
    [InlineData("TaskCompletionSource<TcpClient> all", "all.TrySetResult(client)")]
    public Task AttemptOfTheClassLibrary_CannotLoseIt(string parameter, string give) => Check($$"""
        class Server
        {
            void Accept(TcpListener listener, {{parameter}})
            {
                var client = listener.AcceptTcpClient();
                {{give}};
            }
        }
        """);

    [Theory]
    [InlineData("System.Threading.Channels.ChannelWriter<TcpClient> all", "await all.WriteAsync(client)")]
    [InlineData("Func<TcpClient, bool> tryIt", "tryIt(client)")]
    public Task CallThatMayFail_MayLoseIt(string parameter, string give) => Check($$"""
        class Server
        {
            async Task Accept(TcpListener listener, {{parameter}})
            {
                await Task.Yield();
                var client = {|HUP104:listener.AcceptTcpClient()|};
                {{give}};
            }
        }
        """);

    [Theory]
    [InlineData("List<TcpClient>", "foreach (var client in all) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("List<TcpClient>", "foreach (var client in all.ToArray()) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("List<TcpClient>", "for (var index = 0; index < all.Count; index++) { {|HUP101:all[index].Dispose()|}; }")]
    [InlineData("List<TcpClient>", "all.ForEach(client => {|HUP101:client.Dispose()|});")]
    [InlineData("TcpClient[]", "foreach (var client in all) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("TcpClient?[]", "foreach (var client in all) { {|HUP101:client?.Dispose()|}; }")]
    [InlineData("Dictionary<string, TcpClient>", "foreach (var client in all.Values) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("Dictionary<string, TcpClient>", "foreach (var pair in all) { {|HUP101:pair.Value.Dispose()|}; }")]
    [InlineData("Dictionary<string, TcpClient>", "foreach (var (name, client) in all) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("Dictionary<string, TcpClient>", "if (all.TryGetValue(\"a\", out var client)) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("Dictionary<string, TcpClient>", "if (all.Remove(\"a\", out var client)) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("Queue<TcpClient>", "while (all.Count > 0) { {|HUP101:all.Dequeue().Dispose()|}; }")]
    [InlineData("Queue<TcpClient>", "while (all.TryDequeue(out var client)) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<TcpClient>", "while (all.TryTake(out var client)) { {|HUP101:client.Dispose()|}; }")]
    [InlineData("System.Threading.Channels.ChannelReader<TcpClient>", "while (all.TryRead(out var client)) { {|HUP101:client.Dispose()|}; }")]
    public Task DisposedFromTheCollection_IsReportedThere(string type, string loop) => Check($$"""
        class Server : IDisposable
        {
            private readonly {{type}} all = null!;

            public void Dispose()
            {
                {{loop}}
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var client in all) { client.Close(); }")]
    [InlineData("foreach (var client in all) { client.Client.Shutdown(SocketShutdown.Both); client.Dispose(); }")]
    [InlineData("foreach (var client in all) { client.Abort(); client.Dispose(); }")]
    [InlineData("for (var index = 0; index < all.Count; index++) { all[index].Close(); }")]
    [InlineData("all.ForEach(client => client.Close());")]
    public Task ClosedFromTheCollection_IsNotReported(string loop) => Check($$"""
        class Server
        {
            private readonly List<TcpClient> all = new();

            public void Stop()
            {
                {{loop}}
                all.Clear();
            }
        }
        """);

    [Fact]
    public Task AsyncStreamOfConnections_IsReportedInTheLoop() => Check("""
        async Task Refuse(IAsyncEnumerable<TcpClient> clients)
        {
            await foreach (var client in clients)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task UsingOfAnElement_IsReportedInTheLoop() => Check("""
        void Refuse(IEnumerable<TcpClient> clients)
        {
            foreach (var client in clients)
            {
                using ({|HUP101:client|})
                {
                    client.GetStream().WriteByte(1);
                }
            }
        }
        """);
}
