using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Sockets in arrays, lists and dictionaries are what they were when they were put there.</summary>
public class ListenersInContainersTests
{
    private static string Doors(string field, string open, string shut) => $$"""
        sealed class Doors : IDisposable
        {
            private {{field}}

            public void Open(IPEndPoint where, int number)
            {
                {{open}}
            }

            public void Dispose()
            {
                {{shut}}
            }
        }
        """;

    private const string Listener = "var door = new Socket(SocketType.Stream, ProtocolType.Tcp); door.Bind(where); door.Listen(9);";
    private const string Guest = "var door = new Socket(SocketType.Stream, ProtocolType.Tcp); door.Connect(where); door.Send(new byte[1]);";

    [Theory]
    [InlineData("readonly List<Socket> _doors = new();", Listener + " _doors.Add(door);", "foreach (var door in _doors) door.Dispose();")]
    [InlineData("readonly List<Socket> _doors = new();", Listener + " _doors.Add(door);", "_doors.ForEach(door => door.Dispose());")]
    [InlineData("readonly List<Socket> _doors = new();", Listener + " _doors.Add(door);", "foreach (var door in _doors.ToArray()) { try { door.Dispose(); } catch (SocketException) { } }")]
    [InlineData("readonly Queue<Socket> _doors = new();", Listener + " _doors.Enqueue(door);", "while (_doors.Count > 0) _doors.Dequeue().Dispose();")]
    [InlineData("readonly Socket[] _doors = new Socket[2];", Listener + " _doors[number] = door;", "for (var at = 0; at < 2; at++) _doors[at]?.Dispose();")]
    [InlineData("readonly Socket[] _doors = new Socket[2];", Listener + " _doors[number] = door;", "Array.ForEach(_doors, door => door.Dispose());")]
    [InlineData("Socket[] _doors = [];", Listener + " _doors = [door];", "foreach (var door in _doors) door.Dispose();")]
    [InlineData("Socket[] _doors = [];", Listener + " var mine = new[] { door }; _doors = mine;", "foreach (var door in _doors) door.Dispose();")]
    [InlineData("readonly Dictionary<int, Socket> _doors = new();", Listener + " _doors[number] = door;", "foreach (var door in _doors.Values) door.Dispose();")]
    [InlineData("Socket[] _doors = [];", "_doors = new Socket[2]; _doors[number] = new Socket(SocketType.Stream, ProtocolType.Tcp); _doors[number].Bind(where); _doors[number].Listen(2);", "for (var at = 0; at < 2; at++) _doors[at].Dispose();")]
    [InlineData("readonly List<(Socket Leaf, int Number)> _doors = new();", Listener + " _doors.Add((door, number));", "foreach (var (leaf, _) in _doors) leaf.Dispose();")]
    [InlineData("readonly Tuple<Socket?, int>[] _doors = new Tuple<Socket?, int>[2];", Listener + " _doors[0] = Tuple.Create<Socket?, int>(door, number); _doors[1] = Tuple.Create((Socket?)null, _doors[0].Item2);", "foreach (var pair in _doors) { var leaf = pair.Item1; leaf?.Dispose(); }")]
    [InlineData("readonly List<(Socket Leaf, int Number)> _doors = new();", Listener + " _doors.Add((door, number));", "foreach (var door in _doors) door.Leaf.Dispose();")]
    [InlineData("readonly Dictionary<int, Socket> _doors = new();", Listener + " _doors.Add(number, door);", "foreach (var (_, door) in _doors) door.Dispose();")]
    [InlineData("readonly Dictionary<int, Socket> _doors = new();", Listener + " _doors[number] = door;", "if (_doors.TryGetValue(1, out var door)) door.Dispose();")]
    [InlineData("readonly Dictionary<int, Socket> _doors = new();", "_doors[number] = new Socket(SocketType.Stream, ProtocolType.Tcp); _doors[number].Bind(where); _doors[number].Listen(1);", "_doors[1].Dispose();")]
    public Task Listeners_AreNotReported(string field, string open, string shut) => Check(Doors(field, open, shut));

    [Theory]
    [InlineData("readonly List<Socket> _doors = new();", Guest + " _doors.Add(door);", "foreach (var door in _doors) {|HUP101:door.Dispose()|};")]
    [InlineData("readonly Dictionary<int, Socket> _doors = new();", Guest + " _doors[number] = door;", "foreach (var door in _doors.Values) {|HUP101:door.Dispose()|};")]
    [InlineData("readonly Dictionary<int, Socket> _doors = new();", Guest + " _doors[number] = door;", "if (_doors.TryGetValue(1, out var door)) {|HUP101:door.Dispose()|};")]
    [InlineData("readonly Socket[] _doors = new Socket[2];", Guest + " _doors[number] = door;", "foreach (var door in _doors) {|HUP101:door.Dispose()|};")]
    [InlineData("readonly Tuple<Socket, int>[] _doors = new Tuple<Socket, int>[2];", Guest + " _doors[0] = Tuple.Create(door, number);", "foreach (var pair in _doors) { var leaf = pair.Item1; {|HUP101:leaf.Dispose()|}; }")]
    [InlineData("readonly List<(Socket Leaf, int Number)> _doors = new();", Guest + " _doors.Add((door, number));", "foreach (var (leaf, _) in _doors) {|HUP101:leaf.Dispose()|};")]
    public Task Connections_AreReported(string field, string open, string shut) =>
        Check(Doors(field, open.Replace("new Socket(SocketType.Stream, ProtocolType.Tcp);", "{|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|};", StringComparison.Ordinal), shut));

    [Fact]
    public Task ListenersInALocalList_AreNotReported() => Check("""
        void Serve(IPEndPoint[] everywhere)
        {
            var doors = new List<Socket>();
            foreach (var where in everywhere)
            {
                var door = Open(where);
                doors.Add(door);
            }

            foreach (var door in doors)
            {
                door.Dispose();
            }
        }

        static Socket Open(IPEndPoint where)
        {
            var door = new Socket(SocketType.Stream, ProtocolType.Tcp);
            door.Bind(where);
            door.Listen(1);
            return door;
        }
        """);

    [Fact]
    public Task DatagramSocketsInAList_AreNotReported() => Check("""
        readonly List<Socket> _beacons = new();

        void Light() => _beacons.Add(new Socket(SocketType.Dgram, ProtocolType.Udp));

        void Quench() => _beacons.ForEach(beacon => beacon.Dispose());
        """);

    [Theory]
    [InlineData("var door = Interlocked.Exchange(ref _door, null); door?.Dispose();")]
    [InlineData("var door = _door; _door = null; door?.Dispose();")]
    [InlineData("Socket? door; lock (this) { door = _door; _door = null; } if (door is not null) door.Dispose();")]
    [InlineData("(var door, _door) = (_door, null); door?.Dispose();")]
    [InlineData("using var door = Interlocked.Exchange(ref _door, null);")]
    [InlineData("var door = Interlocked.CompareExchange(ref _door, null, _door); door?.Dispose();")]
    [InlineData("Take(out var door); door?.Dispose();")]
    [InlineData("Take()?.Dispose();")]
    public Task ListenerTakenOutOfItsField_IsNotReported(string end) => Check($$"""
        sealed class Doors : IDisposable
        {
            private Socket? _door;

            public void Open(IPEndPoint where)
            {
                _door = new Socket(SocketType.Stream, ProtocolType.Tcp);
                _door.Bind(where);
                _door.Listen(1);
            }

            public void Dispose()
            {
                {{end}}
            }

            private void Take(out Socket? door)
            {
                door = _door;
                _door = null;
            }

            private Socket? Take()
            {
                var door = _door;
                _door = null;
                return door;
            }
        }
        """);

    private static string Doors(string add) => $$"""
        private readonly List<(Socket Door, int Port)> _doors = new();

        void Open(int port)
        {
            var door = new Socket(SocketType.Stream, ProtocolType.Tcp);
            {{add}}
            _doors.Add((door, port));
        }

        void Stop() => _doors.ForEach(one => {|#0:one.Door.Dispose()|});
        """;

    [Fact]
    public Task PairsWithAListener_OneByOneInALambda_IsNotReported() => Check(Doors("door.Bind(new IPEndPoint(IPAddress.Any, port)); door.Listen();"));

    [Fact]
    public Task PairsWithAConnection_OneByOneInALambda_IsReported() => Check(Doors("door.Connect(\"h\", port); door.Send(new byte[1]);").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal).Replace("new Socket(SocketType.Stream, ProtocolType.Tcp)", "{|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|}", StringComparison.Ordinal));
}
