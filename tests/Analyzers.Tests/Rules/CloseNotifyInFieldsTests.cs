using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP304 where the connection and its TLS stream are in fields.</summary>
public class CloseNotifyInFieldsTests
{
    [Theory]
    [InlineData("tls = new SslStream(client.GetStream());")]
    [InlineData("var stream = client.GetStream(); tls = new SslStream(stream, false);")]
    [InlineData("stream = client.GetStream(); if (port == 443) tls = new SslStream(stream);")]
    public Task TlsInFields_IsReported(string wrap) => CheckEveryRule($$"""
        class Session
        {
            private readonly TcpClient client = new();
            private NetworkStream? stream;
            private SslStream? tls;

            public async Task Open(int port)
            {
                await client.ConnectAsync("host", port);
                {{wrap}}
                await tls!.AuthenticateAsClientAsync("host");
            }

            public void Close() => {|HUP304:client.CloseGracefully()|};
        }
        """);

    [Theory]
    [InlineData("await tls!.ShutdownAsync(); client.CloseGracefully();")]
    [InlineData("tls!.CloseGracefully(client.Client);")]
    [InlineData("await SayGoodbye(tls!); client.CloseGracefully();")]
    [InlineData("client.Abort();")]
    public Task TlsInFieldsThatEndsWell_IsNotReported(string end) => CheckEveryRule($$"""
        class Session
        {
            private readonly TcpClient client = new();
            private SslStream? tls;

            public async Task Open()
            {
                await client.ConnectAsync("host", 443);
                tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsClientAsync("host");
            }

            public async Task Close() { {{end}} await Task.Yield(); }

            static Task SayGoodbye(Stream tls) => tls is SslStream ? Task.CompletedTask : Task.Delay(1);
        }
        """);

    [Theory]
    [InlineData("if (isTls) tls = new SslStream(stream);")]
    [InlineData("if (!isTls) return; tls = new SslStream(stream);")]
    [InlineData("tls = isTls ? new SslStream(stream) : null;")]
    [InlineData("switch (isTls) { case true: tls = new SslStream(client.GetStream()); break; }")]
    public Task TlsThatIsOnlySometimesThere_IsReportedWhereItIsClosed(string wrap) => CheckEveryRule($$"""
        class Session
        {
            private readonly TcpClient client = new();
            private NetworkStream? stream;
            private SslStream? tls;

            public void Open(bool isTls)
            {
                client.Connect("host", 443);
                stream = client.GetStream();
                {{wrap}}
            }

            public void Close()
            {
                {|HUP304:tls?.Close()|};
                {|HUP303:stream?.Close()|};
                client.Close();
            }
        }
        """);

    private static string Dropped(string first) => $$"""
        class Session
        {
            private readonly TcpClient client = new();
            private SslStream? tls;

            public void Open(bool isTls)
            {
                try
                {
                    client.Connect("host", 443);
                    if (isTls) tls = new SslStream(client.GetStream());
                }
                catch (SocketException)
                {
                    client.CloseGracefully();
                    Drop();
                }
            }

            public void Close() => Drop();

            private void Drop()
            {
                {{first}}
                client.Close();
            }
        }
        """;

    [Fact]
    public Task PlainHalfThatMayHaveEnded_IsNotReported() => CheckEveryRule(Dropped("{|HUP304:tls?.Close()|};"));

    [Fact]
    public Task TlsThatIsAlwaysThere_IsReportedOnTheClientsClose() => CheckEveryRule("""
        class Session
        {
            private readonly TcpClient client = new();
            private SslStream? tls;

            public void Open()
            {
                client.Connect("host", 443);
                tls = new SslStream(client.GetStream());
            }

            public void Close()
            {
                tls?.Close();
                {|HUP304:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task TlsThatIsOnlySometimesThereAndSaysGoodbye_IsReportedForThePlainHalf() => CheckEveryRule("""
        class Session
        {
            private readonly TcpClient client = new();
            private SslStream? tls;

            public void Open(bool isTls)
            {
                client.Connect("host", 443);
                if (isTls)
                {
                    tls = new SslStream(client.GetStream());
                }
            }

            public async Task Close()
            {
                if (tls is not null)
                {
                    await tls.ShutdownAsync();
                    tls.Close();
                }

                {|HUP303:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task TlsOverABorrowedStreamInAField_IsNotReported() => CheckEveryRule("""
        class Session
        {
            private readonly Stream inner;
            private readonly SslStream? tls;

            public Session(Stream inner, bool isTls)
            {
                this.inner = inner;
                if (isTls)
                {
                    tls = new SslStream(this.inner);
                }
            }

            public void Close() => tls?.Close();
        }
        """);

    [Fact]
    public Task CloseInAMethodThatOnlyCatchesCall_IsNotReported() => CheckEveryRule("""
        class Session
        {
            private TcpClient? client;
            private SslStream? tls;

            public void Open(TcpClient accepted)
            {
                try
                {
                    client = accepted;
                    tls = new SslStream(client.GetStream());
                    tls.AuthenticateAsClient("host");
                }
                catch (IOException)
                {
                    Drop();
                    throw;
                }
            }

            public void Abort() => client?.Abort();

            private void Drop() => client?.Close();
        }
        """);
}
