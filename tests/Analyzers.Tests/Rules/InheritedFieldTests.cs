using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A base type has the field, a derived type connects it, nobody ends it.</summary>
public class InheritedFieldTests
{
    [Fact]
    public Task FieldThatADerivedTypeConnects_IsReported() => Check("""
        abstract class Link
        {
            protected readonly Socket {|HUP103:socket|} = new Socket(SocketType.Stream, ProtocolType.Tcp);

            public abstract void Open(EndPoint there);
        }

        sealed class TcpLink : Link
        {
            public override void Open(EndPoint there)
            {
                socket.Connect(there);
                socket.Send(new byte[1]);
            }
        }
        """);

    [Fact]
    public Task FieldThatADerivedTypeFills_IsReported() => Check("""
        abstract class Link
        {
            protected TcpClient? {|HUP103:client|};
        }

        sealed class Caller : Link
        {
            public void Open(string host) => client = new TcpClient(host, 80);
        }
        """);

    [Theory]
    [InlineData("null!")]
    [InlineData("(null)!")]
    public Task FieldThatIsNullAtFirstWhateverTheCompilerIsTold_IsReported(string nothing) => Check($$"""
        class Caller
        {
            private TcpClient {|HUP103:_client|} = {{nothing}};

            public void Open(string host) => _client = new TcpClient(host, 80);
        }
        """);

    [Fact]
    public Task FieldThatComesFromElsewhere_IsNotReported() => Check("""
        class Caller
        {
            private TcpClient _client = Pool.Take()!;

            public void Open(string host) => _client = new TcpClient(host, 80);
        }

        static class Pool
        {
            private static readonly Stack<TcpClient> Idle = new();

            public static TcpClient? Take() => Idle.Count > 0 ? Idle.Pop() : null;
        }
        """);

    [Fact]
    public Task PropertyThatADerivedTypeConnects_IsReported() => Check("""
        abstract class Link
        {
            protected TcpClient {|HUP103:Client|} { get; } = new TcpClient();
        }

        sealed class Caller : Link
        {
            public void Open(string host)
            {
                Client.Connect(host, 80);
                Client.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task FieldOfTheBaseConstructor_IsReported() => Check("""
        abstract class Link
        {
            protected TcpClient {|HUP103:client|};

            protected Link() => client = new TcpClient();
        }

        sealed class Caller : Link
        {
            public async Task Open(string host)
            {
                await client.ConnectAsync(host, 80);
                await this.client.GetStream().WriteAsync(new byte[1]);
            }
        }
        """);

    [Fact]
    public Task FieldThatADerivedTypeEnds_IsNotReported() => Check("""
        abstract class Link
        {
            protected TcpClient? client;
        }

        sealed class Caller : Link
        {
            public void Open(string host) => client = new TcpClient(host, 80);

            public void Stop() => client?.Abort();
        }
        """);
}
