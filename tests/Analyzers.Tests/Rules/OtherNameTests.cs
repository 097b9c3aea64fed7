using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What is in a field is also what is done to it by another name: a local beside it, the type around a private one, the name of the type.</summary>
public class OtherNameTests
{
    private static string Porch(string open) => $$"""
        sealed class Porch
        {
            private Socket? _door;

            private static bool TryOpen(EndPoint where, out Socket door)
            {
                door = new Socket(SocketType.Stream, ProtocolType.Tcp);
                {{open}}
                return true;
            }

            public void Start(EndPoint where)
            {
                if (TryOpen(where, out var door))
                    _door = door;
            }

            public void Stop() => MARK;
        }
        """;

    [Fact]
    public Task ListenerOutOfAHelper_IsNotReported() => Check(Porch("door.Bind(where); door.Listen(1);").Replace("MARK", "_door?.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task ConnectionOutOfAHelper_IsReported() => Check(Porch("door.Connect(where); door.Send(new byte[1]);").Replace("MARK", "{|HUP101:_door?.Dispose()|}", StringComparison.Ordinal));

    private static string Gate(string use) => $$"""
        sealed class Gate : IDisposable
        {
            private Socket? _door;

            public void Open(EndPoint at)
            {
                var door = _door = new Socket(SocketType.Stream, ProtocolType.Tcp);
                {{use}}
            }

            public void Dispose() => MARK;
        }
        """;

    [Fact]
    public Task ListenerThatIsAlsoALocal_IsNotReported() =>
        Check(Gate("door.Bind(at); door.Listen(4);").Replace("MARK", "_door?.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task ConnectionThatIsAlsoALocal_IsReported() =>
        Check(Gate("door.Connect(at); door.Send(new byte[1]);").Replace("MARK", "{|HUP101:_door?.Dispose()|}", StringComparison.Ordinal));

    [Fact]
    public Task ListenerOfAPrivateNestedType_IsNotReported() => CheckEveryRule("""
        class Relay
        {
            private Settings settings = new();

            void Start(EndPoint at)
            {
                settings.Entrance = new Socket(SocketType.Stream, ProtocolType.Tcp);
                settings.Entrance.Bind(at);
                settings.Entrance.Listen(1);
            }

            void Stop() => settings.Entrance!.Close();

            private class Settings
            {
                public Socket? Entrance { get; set; }
            }
        }
        """);

    [Fact]
    public Task ConnectionOfAPrivateNestedType_IsReported() => CheckEveryRule("""
        class Relay
        {
            private Settings settings = new();

            void Start(EndPoint at)
            {
                settings.Exit = new Socket(SocketType.Stream, ProtocolType.Tcp);
                settings.Exit.Connect(at);
                settings.Exit.Send(new byte[1]);
            }

            void Stop() => {|HUP303:settings.Exit!.Close()|};

            private class Settings
            {
                public Socket? Exit { get; set; }
            }
        }
        """);

    [Theory]
    [InlineData("DatagramPort", "port.Close()")]
    [InlineData("UdpPort", "port.Close()")]
    [InlineData("Port", "{|HUP303:port.Close()|}")]
    public Task SocketOfUnknownOrigin_IsWhatItsTypeIsCalledAfter(string type, string close) => CheckEveryRule($$"""
        class {{type}}(Socket socket)
        {
            private readonly Socket port = socket;

            public void Stop() => {{close}};
        }
        """);

    [Fact]
    public Task SocketOfAUdpClient_IsNotReported() => Check("""
        void Empty(UdpClient mail)
        {
            var inner = mail.Client;
            mail.Client = null!;
            inner.Dispose();
        }
        """);

    [Fact]
    public Task SocketOfATcpClient_IsReported() => Check("""
        void Empty(TcpClient line)
        {
            var inner = line.Client;
            line.Client = null!;
            {|HUP101:inner.Dispose()|};
        }
        """);

    private static string Radio(string made, string end) => $$"""
        sealed class Radio
        {
            private readonly UdpClient _ether = new();
            private readonly TcpListener _door = new(IPAddress.Any, 7);
            private readonly TcpClient _line = new();
            private readonly Socket _any;

            public Radio(string host)
            {
                _line.Connect(host, 7);
                _line.GetStream().WriteByte(1);
                _any = {{made}};
            }

            public void Stop() => {{end}};

            public void HangUp() => _line.Close();
        }
        """;

    [Theory]
    [InlineData("_ether.Client")]
    [InlineData("_door.Server")]
    public Task SocketOfADatagramClientOrListenerInAField_IsNotReported(string made) => Check(Radio(made, "_any.Dispose()"));

    [Fact]
    public Task SocketOfAClientInAField_IsReported() => Check(Radio("_line.Client", "{|HUP101:_any.Dispose()|}"));

    private static string Log(string type, string protocol) => $$"""
        static Socket Open(EndPoint there, SocketType type, ProtocolType protocol)
        {
            var wire = new Socket(there.AddressFamily, type, protocol);
            wire.Connect(there);
            return wire;
        }

        static void Log(EndPoint there, byte[] line)
        {
            using var {|#0:wire|} = Open(there, SocketType.{{type}}, ProtocolType.{{protocol}});
            wire.Send(line);
        }
        """;

    [Fact]
    public Task DatagramSocketOfAHelperThatIsToldSo_IsNotReported() => Check(Log("Dgram", "Udp"));

    [Fact]
    public Task ConnectionOfAHelperThatIsToldSo_IsReported() => Check(Log("Stream", "Tcp").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));
}
