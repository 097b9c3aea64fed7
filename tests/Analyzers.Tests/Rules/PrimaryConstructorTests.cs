using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>A primary constructor does what its initialisers do with its parameters.</summary>
public class PrimaryConstructorTests
{
    [Fact]
    public Task ParameterThatIsDisposed_IsReported() => Check("""
        class Session(TcpClient client)
        {
            public void Stop() => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task FieldThatAParameterIsPutInto_IsReportedWhereItIsDisposed() => Check("""
        class Session(TcpClient client)
        {
            private readonly TcpClient _client = client;

            public void Stop() => {|HUP101:_client.Dispose()|};
        }
        """);

    [Fact]
    public Task PropertyThatAParameterIsPutInto_IsReportedWhereItIsDisposed() => Check("""
        class Session(TcpClient client)
        {
            private TcpClient Client { get; } = client;

            public void Stop() => {|HUP101:Client.Dispose()|};
        }
        """);

    [Fact]
    public Task ParameterThatIsOnlyUsed_IsNotReported() => Check("""
        class Session(TcpClient client)
        {
            private readonly NetworkStream _stream = client.GetStream();

            public void Send(byte[] data) => _stream.Write(data);
        }
        """);

    [Theory]
    [InlineData("class Session(TcpClient client) { private readonly TcpClient _client = client; private readonly object _gate = new(); }")]
    [InlineData("class Session(TcpClient client) { public TcpClient Client { get; } = client; }")]
    [InlineData("class Session(TcpClient client) { private readonly NetworkStream _stream = client.GetStream(); private readonly TcpClient _client = client; }")]
    [InlineData("record Session(TcpClient Client);")]
    [InlineData("record struct Session(TcpClient Client);")]
    public Task ConstructorThatOnlyKeepsIt_CannotLoseIt(string session) => Check(session + """
        class Server
        {
            public Session Wait(TcpListener listener)
            {
                var client = listener.AcceptTcpClient();
                return new Session(client);
            }
        }
        """);

    [Theory]
    [InlineData("private readonly TcpClient _client = client; public void Stop() => _client.Abort();")]
    [InlineData("public void Stop() => client.Abort();")]
    public Task ParameterThatIsPassedOnToTheBase_CanBeKeptAllTheSame(string members) => Check($$"""
        class Named
        {
            protected Named(TcpClient client) => Name = client.ToString();

            public string Name { get; }
        }

        class Session(TcpClient client) : Named(client)
        {
            {{members}}
        }

        class Server
        {
            public Session Wait(TcpListener listener) => new Session({|HUP104:listener.AcceptTcpClient()|});
        }
        """);

    [Theory]
    [InlineData("class Session(TcpClient client) { private readonly StreamReader _reader = new(client.GetStream()); private readonly TcpClient _client = client; }")]
    [InlineData("class Base { protected Base(TcpClient client) => client.GetStream().WriteByte(1); } class Session(TcpClient client) : Base(client) { private readonly TcpClient _client = client; }")]
    public Task ConstructorThatUsesIt_MayThrow(string session) => Check(session + """
        class Server
        {
            public Session Wait(TcpListener listener)
            {
                var client = {|HUP104:listener.AcceptTcpClient()|};
                return new Session(client);
            }
        }
        """);
}
