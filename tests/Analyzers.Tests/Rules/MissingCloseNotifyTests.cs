using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP304: TLS ends without close_notify, or says it before an abort.</summary>
public class MissingCloseNotifyTests
{
    [Theory]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.Close()")]
    [InlineData("client.Client.Close()")]
    [InlineData("client.GetStream().CloseGracefully()")]
    [InlineData("tls.Close()")]
    public Task CloseWithoutCloseNotify_IsReported(string close) => CheckEveryRule($$"""
        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            {|HUP304:{{close}}|};
        }
        """);

    [Fact]
    public Task AsyncCloseWithoutCloseNotify_IsReported() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            await {|HUP304:client.CloseGracefullyAsync()|};
        }
        """);

    [Fact]
    public Task CloseNotifyOnOneBranch_IsReported() => CheckEveryRule("""
        async Task End(TcpClient client, bool polite)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            if (polite)
            {
                await tls.ShutdownAsync();
            }

            {|HUP304:client.CloseGracefully()|};
        }
        """);

    [Fact]
    public Task DisposeWithoutAnEnd_IsLeftToChance() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            await using var {|HUP101:tls|} = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
        }
        """);

    [Theory]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.Close()")]
    [InlineData("tls.Close()")]
    [InlineData("tls.Dispose()")]
    [InlineData("client.Dispose()")]
    public Task CloseAfterCloseNotify_IsNotReported(string close) => CheckEveryRule($$"""
        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            await tls.ShutdownAsync().ConfigureAwait(false);
            {{close}};
        }
        """);

    [Fact]
    public Task CloseNotifyInTheScope_IsNotReported() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            using var scope = client.AbortOnDispose();
            using var tls = new SslStream(scope.Stream);
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            await tls.ShutdownAsync();
            await scope.CloseGracefullyAsync();
        }
        """);

    [Theory]
    [InlineData("tls.CloseGracefully(client.Client)")]
    [InlineData("await tls.CloseGracefullyAsync(client.Client)")]
    public Task CloseThatSendsCloseNotify_IsNotReported(string close) => CheckEveryRule($$"""
        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            {{close}};
        }
        """);

    [Theory]
    [InlineData("client.Abort()")]
    [InlineData("client.Client.Close(0)")]
    [InlineData("tls.Abort(client.Client)")]
    public Task AbortWithoutCloseNotify_IsNotReported(string abort) => CheckEveryRule($$"""
        async Task Drop(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            {{abort}};
        }
        """);

    [Theory]
    [InlineData("client.Abort()")]
    [InlineData("client.Client.Close(0)")]
    [InlineData("tls.Abort(client.Client)")]
    public Task AbortAfterCloseNotify_IsReported(string abort) => CheckEveryRule($$"""
        async Task Drop(TcpClient client)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.ShutdownAsync();
            {|HUP304:{{abort}}|};
        }
        """);

    [Fact]
    public Task AbortWhereCloseNotifyFailed_IsNotReported() => CheckEveryRule("""
        async Task End(TcpClient client)
        {
            var tls = new SslStream(client.GetStream());
            try
            {
                await tls.AuthenticateAsClientAsync("host");
                await tls.ShutdownAsync();
                client.CloseGracefully();
            }
            catch (IOException)
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task CloseInACatch_IsNotReported() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            try
            {
                await tls.WriteAsync(data);
                await tls.ShutdownAsync();
                client.CloseGracefully();
            }
            catch (IOException)
            {
                client.CloseGracefully();
                throw;
            }
        }
        """);

    [Fact]
    public Task BorrowedStream_IsNotReported() => CheckEveryRule("""
        async Task Send(Stream inner, byte[] data)
        {
            using var tls = new SslStream(inner);
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
        }
        """);

    [Fact]
    public Task OtherWrapper_IsNoTls() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            var stream = new NegotiateStream(client.GetStream());
            await stream.AuthenticateAsClientAsync();
            await stream.WriteAsync(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task EachClose_IsReportedByOneRule() => CheckEveryRule("""
        async Task End(TcpClient client, bool soon)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            if (soon)
            {
                {|HUP304:client.Close()|};
            }
            else
            {
                await Task.Delay(1);
                {|HUP304:client.Close()|};
            }
        }
        """);

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
