using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A QuicConnection: to dispose it closes it with a code of its options; to lose it leaves the peer waiting.</summary>
public class QuicConnectionTests
{
    private const string Usings = """
        using System;
        using System.Net.Quic;
        using System.Threading.Tasks;

        """;

    [Fact]
    public Task NeverClosed_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Greet(QuicClientConnectionOptions options, byte[] data)
            {
                var connection = await {|HUP103:QuicConnection.ConnectAsync(options)|};
                Console.WriteLine(connection.RemoteEndPoint);
            }
        }
        """);

    [Fact]
    public Task AcceptedAndNeverClosed_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Serve(QuicListener listener)
            {
                var connection = await {|HUP103:listener.AcceptConnectionAsync()|};
                var stream = await connection.AcceptInboundStreamAsync();
                stream.CompleteWrites();
            }
        }
        """);

    [Fact]
    public Task DisposedByAwaitUsing_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Greet(QuicClientConnectionOptions options, byte[] data)
            {
                await using var connection = await QuicConnection.ConnectAsync(options);
                Console.WriteLine(connection.RemoteEndPoint);
            }
        }
        """);

    [Fact]
    public Task ClosedWithACode_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Greet(QuicClientConnectionOptions options, byte[] data)
            {
                var connection = await QuicConnection.ConnectAsync(options);
                await connection.CloseAsync(0);
                await connection.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task StreamOfAConnectionThatIsDisposed_IsWhatIsReported() => Check(Usings + """
        class Program
        {
            static async Task Send(QuicClientConnectionOptions options, byte[] data)
            {
                await using var connection = await QuicConnection.ConnectAsync(options);
                await using var {|HUP501:stream|} = await connection.OpenOutboundStreamAsync(QuicStreamType.Unidirectional);
                await stream.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task SomethingThrowsBeforeTheClose_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Send(QuicClientConnectionOptions options, byte[] data)
            {
                var connection = await {|HUP104:QuicConnection.ConnectAsync(options)|};
                var stream = await connection.OpenOutboundStreamAsync(QuicStreamType.Unidirectional);
                stream.CompleteWrites();
                await connection.CloseAsync(0);
            }
        }
        """);

    [Fact]
    public Task FieldThatIsDisposedByItsType_IsNotReported() => Check(Usings + """
        sealed class Link : IAsyncDisposable
        {
            private QuicConnection? _connection;

            public async Task Open(QuicClientConnectionOptions options) => _connection = await QuicConnection.ConnectAsync(options);

            public async ValueTask DisposeAsync()
            {
                if (_connection is not null)
                    await _connection.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Returned_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task<QuicConnection> Open(QuicClientConnectionOptions options)
            {
                var connection = await QuicConnection.ConnectAsync(options);
                return connection;
            }
        }
        """);

    [Fact]
    public Task ListenerThatAcceptsInALoop_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Serve(QuicListener listener)
            {
                while (true)
                    _ = Handle(await listener.AcceptConnectionAsync());
            }

            static async Task Handle(QuicConnection connection)
            {
                await using (connection)
                    await using (var stream = await connection.AcceptInboundStreamAsync())
                        stream.CompleteWrites();
            }
        }
        """);
}
