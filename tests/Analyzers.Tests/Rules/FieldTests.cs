using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Fields and properties: what a type makes, one of its members has to end.</summary>
public class FieldTests
{
    [Fact]
    public Task FieldThatNobodyEnds_IsReportedAtItsName() => Check("""
        class Session
        {
            private readonly TcpClient {|HUP103:client|};

            public Session(string host) => client = new TcpClient(host, 80);

            public void Send(byte[] data) => client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task FieldThatAMemberCloses_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client;

            public Session(string host) => client = new TcpClient(host, 80);

            public void Stop() => client.Close();
        }
        """);

    [Fact]
    public Task FieldOfAnAcceptedConnection_IsReported() => Check("""
        class Session
        {
            private Socket? {|HUP103:peer|};

            public void Wait(Socket listener) => peer = listener.Accept();

            public void Send(byte[] data) => peer?.Send(data);
        }
        """);

    [Fact]
    public Task AutoPropertyThatNobodyEnds_IsReportedAtItsName() => Check("""
        class Session
        {
            private TcpClient {|HUP103:Client|} { get; } = new("host", 80);

            public void Send(byte[] data) => Client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task AutoPropertyThatIsClosed_IsNotReported() => Check("""
        class Session : IDisposable
        {
            private TcpClient Client { get; } = new("host", 80);

            public void Dispose() => Client.Close();
        }
        """);

    [Fact]
    public Task BorrowedField_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client;

            public Session(TcpClient client) => this.client = client;

            public void Send(byte[] data) => client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task StaticField_IsNotReported() => Check("""
        static class Shared
        {
            private static readonly TcpClient s_client = new("host", 80);

            public static void Send(byte[] data) => s_client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task IdleField_IsNotReported() => Check("""
        class Options
        {
            private readonly TcpClient defaults = new();

            public int BufferSize => defaults.SendBufferSize;
        }
        """);

    [Fact]
    public Task ListeningField_IsNotReported() => Check("""
        class Server
        {
            private readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);

            public void Start() => listener.Listen(10);
        }
        """);

    [Fact]
    public Task DatagramField_IsNotReported() => Check("""
        class Beacon
        {
            private readonly Socket socket = new(SocketType.Dgram, ProtocolType.Udp);

            public void Connect() => socket.Connect("host", 80);
        }
        """);

    [Fact]
    public Task FieldThatADerivedTypeEnds_IsNotReported() => Check("""
        class Session
        {
            protected TcpClient client = new("host", 80);
        }

        class Closing : Session
        {
            public void Stop() => client.Close();
        }
        """);

    [Fact]
    public Task FieldThatANestedTypeEnds_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new("host", 80);

            class Closer
            {
                public void Stop(Session session) => session.client.Close();
            }
        }
        """);

    [Fact]
    public Task FieldEndedInAnotherPart_IsNotReported() => Check("""
        partial class Session
        {
            private readonly TcpClient client = new("host", 80);
        }

        partial class Session
        {
            public void Stop() => client.Close();
        }
        """);

    [Fact]
    public Task FieldEndedThroughALocal_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new("host", 80);

            public void Stop()
            {
                var ending = client;
                ending.Close();
            }
        }
        """);

    [Fact]
    public Task FieldEndedThroughAHelper_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new("host", 80);

            public void Stop() => End(client);

            private static void End(TcpClient ending) => ending.Close();
        }
        """);

    [Fact]
    public Task FieldReplacedOnReconnect_IsNotReported() => Check("""
        class Session
        {
            private TcpClient? client;

            public void Reconnect() => client = new TcpClient("host", 80);

            public void Stop() => client?.Close();
        }
        """);

    [Fact]
    public Task PrimaryConstructorThatMakesOne_IsReported() => Check("""
        class Session(string host)
        {
            private readonly TcpClient {|HUP103:client|} = new(host, 80);

            public void Send(byte[] data) => client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task StructField_IsReported() => Check("""
        struct Session
        {
            private TcpClient? {|HUP103:client|};

            public void Dial() => client = new TcpClient("host", 80);
        }
        """);

    [Fact]
    public Task RecordThatIsGivenOne_IsNotReported() => Check("""
        record Session(TcpClient Client)
        {
            public void Send(byte[] data) => Client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task InitProperty_IsFilledFromOutside_IsNotReported() => Check("""
        class Session
        {
            public TcpClient? Client { get; init; }

            public void Send(byte[] data) => Client?.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task FieldThatIsGivenAway_IsNotReported() => Check("""
        class Dialer
        {
            private readonly TcpClient client = new("host", 80);

            public TcpClient Take() => client;
        }
        """);

    [Fact]
    public Task FieldWhoseStreamIsInAnotherField_IsReported() => Check("""
        class Session
        {
            private TcpClient {|HUP103:client|};
            private NetworkStream stream;

            public Session(string host)
            {
                client = new TcpClient(host, 80);
                stream = client.GetStream();
            }

            public void Send(byte[] data) => stream.Write(data, 0, data.Length);
        }
        """);

    [Theory]
    [InlineData("stream.Close();")]
    [InlineData("using var writer = new StreamWriter(stream);")]
    [InlineData("Hand(stream);")]
    public Task FieldWhoseStreamMayEndIt_IsNotReportedAtItsName(string use) => Check($$"""
        class Session
        {
            private TcpClient client;
            private NetworkStream stream;

            public Session(string host)
            {
                client = new TcpClient(host, 80);
                stream = client.GetStream();
            }

            public void Use()
            {
                {{use}}
            }

            private static void Hand(Stream stream) => Console.WriteLine(stream);
        }
        """);

    [Fact]
    public Task FieldUnderTls_IsStillTheTypesToEnd() => Check("""
        sealed class Session : IDisposable
        {
            private TcpClient client = new();

            public void Open(string host)
            {
                client = new TcpClient(host, 443);
                var tls = new SslStream(client.GetStream());
                tls.AuthenticateAsClient(host);
            }

            public void Dispose() => {|HUP101:client.Dispose()|};
        }
        """);
}
