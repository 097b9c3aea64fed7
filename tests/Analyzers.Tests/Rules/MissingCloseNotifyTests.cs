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
}
