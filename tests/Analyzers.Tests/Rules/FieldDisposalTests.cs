using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP101 on fields: each member that disposes implicitly is reported.</summary>
public class FieldDisposalTests
{
    [Fact]
    public Task DisposeOfABool_IsReported() => Check("""
        class Session : IDisposable
        {
            private readonly TcpClient client = new("host", 80);

            public void Send(byte[] data) => client.GetStream().Write(data);

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """);

    [Fact]
    public Task DisposeAndStop_AreEachReported() => Check("""
        class Session : IDisposable
        {
            private readonly TcpClient client;

            public Session(TcpClient client) => this.client = client;

            public void Stop() => {|HUP101:client.Dispose()|};

            public void Dispose() => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task CloseThenDisposeInDispose_IsNotReported() => Check("""
        class Session : IDisposable
        {
            private readonly TcpClient client;

            public Session(TcpClient client) => this.client = client;

            public void Dispose()
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task FieldThatIsOnlyDisposed_IsReportedAs101Only() => Check("""
        class Session : IDisposable
        {
            private readonly TcpClient client = new("host", 80);

            public void Send(byte[] data) => client.GetStream().Write(data);

            public void Dispose() => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task DisposeThatMakesRoomForTheNext_IsNotReported() => Check("""
        class Session
        {
            private TcpClient? client;

            public void Send(byte[] data) => client?.GetStream().Write(data);

            public void Reconnect()
            {
                client?.Dispose();
                client = new TcpClient("host", 80);
            }

            public void Stop() => client?.Close();
        }
        """);

    [Fact]
    public Task DisposeOfAProbeInAReconnect_IsNotReported() => Check("""
        class Probe
        {
            private TcpClient? client;

            public void Reconnect()
            {
                client?.Dispose();
                client = new TcpClient("host", 80);
            }

            public void Stop() => client?.Close();
        }
        """);

    [Fact]
    public Task StreamThatIsTheOnlyOneNamed_IsReported() => Check("""
        sealed class Session : IDisposable
        {
            private readonly TcpClient client = new();
            private NetworkStream? stream;

            public void Open()
            {
                client.Connect("host", 80);
                stream = client.GetStream();
            }

            public void Dispose() => {|HUP101:stream?.Dispose()|};
        }
        """);

    [Fact]
    public Task DatagramSocketMadeInALambda_IsNotReported() => Check("""
        sealed class Sender : IDisposable
        {
            private readonly Socket socket;

            public Sender()
            {
                socket = new Func<Socket>(() =>
                {
                    var made = new Socket(SocketType.Dgram, ProtocolType.Udp) { Blocking = false };
                    return made;
                })();
            }

            private Socket Socket => socket;

            public void Dispose() => Socket.Dispose();
        }
        """);
}
