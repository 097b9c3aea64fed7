using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Arrays, tuples, deconstruction, collections, swaps: an element is a place or an escape, never a false alarm.</summary>
public class ContainerTests
{
    [Fact]
    public Task ArrayThatNobodyEnds_IsReported() => Check("""
        void Knock()
        {
            var clients = new[] { {|HUP103:new TcpClient("a", 80)|}, {|HUP103:new TcpClient("b", 80)|} };
            clients[0].NoDelay = true;
        }
        """);

    [Fact]
    public Task ArrayElementsEndedInALoop_AreNotReported() => Check("""
        void Knock()
        {
            TcpClient[] clients = { new TcpClient("a", 80) };
            foreach (var client in clients)
            {
                client.Close();
            }
        }
        """);

    [Fact]
    public Task ArrayElementsEndedByIndex_AreReportedOnlyInCaseTheIndexIsWrong() => Check("""
        void Knock()
        {
            var clients = new TcpClient[2];
            for (var index = 0; index < clients.Length; index++)
            {
                clients[index] = {|HUP104:new TcpClient("host", 80)|};
            }

            for (var index = 0; index < clients.Length; index++)
            {
                clients[index].Close();
            }
        }
        """);

    [Fact]
    public Task ReturnedArray_IsNotReported() => Check("""
        TcpClient[] Dial() => new[] { new TcpClient("a", 80) };
        """);

    [Fact]
    public Task CollectionExpression_EndedInALoop_IsNotReported() => Check("""
        void Relay(TcpListener listener)
        {
            Socket[] sockets = [listener.AcceptSocket()];
            foreach (var socket in sockets)
            {
                socket.Shutdown(SocketShutdown.Both);
                socket.Close();
            }
        }
        """);

    [Fact]
    public Task CollectionExpressionOfAList_IsNotReported() => Check("""
        List<TcpClient> Pair(TcpListener listener)
        {
            var first = listener.AcceptTcpClient();
            return [first];
        }
        """);

    [Fact]
    public Task StoredInADictionary_IsNotReported() => Check("""
        private readonly Dictionary<string, TcpClient> byName = new();

        void Register(string name)
        {
            var client = new TcpClient("host", 80);
            byName[name] = client;
        }
        """);

    [Fact]
    public Task RefLocal_IsAnEscape_IsNotReported() => Check("""
        void Knock()
        {
            var client = new TcpClient("host", 80);
            ref var same = ref client;
            same.Close();
        }
        """);

    [Fact]
    public Task FixedBlock_IsFollowed_IsReported() => Check("""
        unsafe void Send(TcpListener listener, byte[] data)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            fixed (byte* first = data)
            {
                client.GetStream().WriteByte(*first);
            }
        }
        """);

    [Fact]
    public Task ObjectInitializerOfAnother_TakesIt_IsNotReported() => Check("""
        class Session { public TcpClient? Client { get; init; } }

        class Program
        {
            Session Begin(TcpListener listener) => new() { Client = listener.AcceptTcpClient() };
        }
        """);

    [Fact]
    public Task TaskCompletionSource_TakesIt_IsReportedOnlyInCaseItThrows() => Check("""
        void Answer(TcpListener listener, TaskCompletionSource<TcpClient> waiting) => waiting.SetResult({|HUP104:listener.AcceptTcpClient()|});
        """);

    [Fact]
    public Task ForeachOverAFieldCollection_IsReportedInTheLoop() => Check("""
        class Server : IDisposable
        {
            private readonly List<TcpClient> clients = new();

            public void Dispose()
            {
                foreach (var client in clients)
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """);

    [Fact]
    public Task InterlockedExchangeOfAField_IsReported() => Check("""
        class Session : IDisposable
        {
            private TcpClient? client;

            public Session(TcpClient client) => this.client = client;

            public void Dispose() => {|HUP101:Interlocked.Exchange(ref client, null)?.Dispose()|};
        }
        """);

    [Fact]
    public Task AnonymousObject_TakesIt_IsNotReported() => Check("""
        object Wrap(TcpListener listener) => new { Client = listener.AcceptTcpClient() };
        """);

    [Fact]
    public Task AddedToALocalListThatIsReturned_IsNotReported() => Check("""
        List<TcpClient> Collect(TcpListener listener)
        {
            var all = new List<TcpClient>();
            all.Add(listener.AcceptTcpClient());
            return all;
        }
        """);

    [Fact]
    public Task PassedByRef_IsNotReported() => Check("""
        void Knock(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            Interlocked.Exchange(ref client, null!)?.Close();
        }
        """);

}
