using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Connected to see whether somebody is there, and no more: behind helpers, in collections, in what a token calls.</summary>
public class ProbeTests
{
    private static string Watch(string look) => $$"""
        sealed class Watch : IDisposable
        {
            private readonly TcpClient _eye = new();

            public bool IsThere(int port)
            {
                Reach(_eye, port);
                return _eye.Connected;
            }

            private static void Reach(TcpClient eye, int port)
            {
                eye.Connect("localhost", port);
                {{look}}
            }

            private static void Shut(TcpClient eye) => MARK;

            public void Dispose() => Shut(_eye);
        }
        """;

    [Fact]
    public Task FieldThatHelpersOnlyConnectAndEnd_IsNotReported() =>
        Check(Watch("eye.NoDelay = true;").Replace("MARK", "eye.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task FieldThatAHelperReadsFrom_IsReported() =>
        Check(Watch("eye.GetStream().ReadByte();").Replace("MARK", "{|HUP101:eye.Dispose()|}", StringComparison.Ordinal));

    private static string Crowd(string use, string end) => $$"""
        void Fill(EndPoint there, int many)
        {
            var crowd = new List<Socket>();
            try
            {
                for (var at = 0; at < many; at++)
                {
                    var one = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    one.Connect(there);
                    {{use}}
                    crowd.Add(one);
                }
            }
            finally
            {
                foreach (var one in crowd)
                    {{end}};
            }
        }
        """;

    [Fact]
    public Task CollectionOfProbes_IsNotReported() => CheckEveryRule(Crowd("one.NoDelay = true;", "one.Shutdown(SocketShutdown.Both)"));

    [Fact]
    public Task CollectionOfConnections_IsReported() => CheckEveryRule(Crowd("one.Send(new byte[1]);", "{|HUP305:one.Shutdown(SocketShutdown.Both)|}")
        .Replace("one = new Socket(SocketType.Stream, ProtocolType.Tcp)", "one = {|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|}", StringComparison.Ordinal));

    [Fact]
    public Task CollectionOfProbesThatSomebodyElseSees_IsReported() => CheckEveryRule("""
        sealed class Crowd
        {
            private readonly List<TcpClient> _all = new();

            public IEnumerable<TcpClient> All => _all;

            public void Add(string host)
            {
                var one = new TcpClient();
                one.Connect(host, 80);
                _all.Add(one);
            }

            public void Stop()
            {
                foreach (var one in _all)
                    {|HUP303:one.Close()|};
            }
        }
        """);

    private static string Census(string use) => $$"""
        abstract class Counter
        {
            protected abstract Task ConnectAsync(Socket to, EndPoint there);

            protected abstract Task GreetAsync(Socket to, EndPoint there);
        }

        abstract class Census : Counter
        {
            public async Task Count(EndPoint there, int many)
            {
                var all = new Socket[many];
                try
                {
                    for (var at = 0; at < many; at++)
                        all[at] = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    foreach (var one in all)
                        await {{use}}(one, there);
                    await {{use}}(all[0], there);
                }
                finally
                {
                    foreach (var one in all)
                        MARK;
                }
            }
        }
        """;

    [Fact]
    public Task ProbesThatABaseTypeConnects_AreNotReported() => Check(Census("ConnectAsync").Replace("MARK", "one?.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task ConnectionsThatABaseTypeUses_AreReported() => Check(Census("GreetAsync").Replace("MARK", "{|HUP101:one?.Dispose()|}", StringComparison.Ordinal));

    [Fact]
    public Task LosersOfARace_AreNotReported() => CheckEveryRule("""
        TcpClient? Fastest(IPEndPoint[] everywhere)
        {
            var arrived = new System.Collections.Concurrent.BlockingCollection<TcpClient>();
            foreach (var place in everywhere)
                new Thread(() =>
                {
                    var runner = new TcpClient();
                    runner.Connect(place);
                    arrived.Add(runner);
                }).Start();
            arrived.TryTake(out var winner, 5000);
            arrived.CompleteAdding();
            foreach (var loser in arrived)
                loser.Close();
            return winner;
        }
        """);

    private static string Dial(string during, string end) => $$"""
        async Task Dial(string host, CancellationToken token)
        {
            TcpClient? line = null;
            line = new TcpClient();
            using (token.Register(() => {{end}}))
            {
                await line.ConnectAsync(host, 80);
                {{during}}
            }
            line.GetStream().WriteByte(1);
            line.CloseGracefully();
        }
        """;

    [Fact]
    public Task TokenThatEndsADialing_IsNotReported() => Check(Dial("line.Client.SendTimeout = 100;", "line?.Client?.Dispose()"));

    [Fact]
    public Task TokenThatEndsAnExchange_IsReported() => Check(Dial("line.GetStream().WriteByte(7);", "{|HUP101:line?.Dispose()|}"));

    private static string Swarm(string use, string end) => $$"""
        sealed class Swarm : IDisposable
        {
            private readonly Socket _hive;
            private readonly List<Socket> _bees;

            private Swarm(Socket hive, List<Socket> bees)
            {
                _hive = hive;
                _bees = bees;
            }

            public static Swarm? TryGather(int many)
            {
                var hive = new Socket(SocketType.Stream, ProtocolType.Tcp);
                var bees = new List<Socket>(capacity: Math.Max(1, many));
                try
                {
                    hive.Listen(many);
                    for (var at = 0; at < many; at++)
                    {
                        var bee = new Socket(SocketType.Stream, ProtocolType.Tcp);
                        bee.Connect(hive.LocalEndPoint!);
                        {{use}}
                        bees.Add(bee);
                    }

                    if (many > 7)
                    {
                        foreach (var bee in bees)
                            Still(bee);
                        Still(hive);
                        return null;
                    }

                    return new Swarm(hive, bees);
                }
                catch
                {
                    foreach (var bee in bees)
                        Still(bee);
                    Still(hive);
                    throw;
                }
            }

            public void Dispose()
            {
                foreach (var bee in _bees)
                    Still(bee);
                Still(_hive);
            }

            private static void Still(Socket any)
            {
                try { {{end}}; } catch { }
                try { any.Close(); } catch { }
                try { any.Dispose(); } catch { }
            }
        }
        """;

    [Fact]
    public Task ProbesAndTheirListenerInAHelper_AreNotReported() => CheckEveryRule(Swarm("", "any.Shutdown(SocketShutdown.Both)"));

    [Fact]
    public Task ConnectionsAmongThem_AreReported() => CheckEveryRule(Swarm("bee.Send(new byte[1]);", "{|HUP305:any.Shutdown(SocketShutdown.Both)|}")
        .Replace("bee = new Socket(SocketType.Stream, ProtocolType.Tcp)", "bee = {|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|}", StringComparison.Ordinal));
}
