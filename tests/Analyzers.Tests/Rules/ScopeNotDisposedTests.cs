using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP203: the scope from <c>AbortOnDispose()</c> or <c>CloseOnDispose()</c> is discarded or not disposed on every path.</summary>
public class ScopeNotDisposedTests
{
    [Theory]
    [InlineData("client.AbortOnDispose()")]
    [InlineData("client.AbortOnDispose(processDeath: false)")]
    [InlineData("client.CloseOnDispose()")]
    [InlineData("client.Client.AbortOnDispose()")]
    [InlineData("client.GetStream().CloseOnDispose()")]
    [InlineData("ConnectionExtensions.AbortOnDispose(client)")]
    public Task DiscardedScope_IsReported(string scope) => Check($$"""
        void Send(TcpClient client)
        {
            {|HUP203:{{scope}}|};
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Theory]
    [InlineData("_")]
    [InlineData("var scope")]
    [InlineData("ConnectionScope scope")]
    public Task ScopeThatNobodyDisposes_IsReported(string target) => Check($$"""
        void Send(TcpClient client)
        {
            {{target}} = {|HUP203:client.AbortOnDispose()|};
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task ScopeThatIsOnlyUsed_IsReported() => Check("""
        void Send(TcpClient client)
        {
            var scope = {|HUP203:client.AbortOnDispose()|};
            scope.Stream.WriteByte(1);
            scope.CloseGracefully();
        }
        """);

    [Fact]
    public Task DisposedOnOneBranch_IsReported() => Check("""
        void Send(TcpClient client, bool failed)
        {
            var scope = {|HUP203:client.AbortOnDispose()|};
            if (failed)
            {
                scope.Dispose();
            }
        }
        """);

    [Fact]
    public Task NotDisposedWhenSomethingThrows_IsReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var scope = {|HUP203:client.AbortOnDispose()|};
            client.GetStream().Write(data);
            client.CloseGracefully();
            scope.Dispose();
        }
        """);

    [Fact]
    public Task NotDisposedOnAnEarlyReturn_IsReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var scope = {|HUP203:client.AbortOnDispose()|};
            if (data.Length == 0)
            {
                return;
            }

            scope.Dispose();
        }
        """);

    [Theory]
    [InlineData("using var scope = client.AbortOnDispose();")]
    [InlineData("using var scope = client.CloseOnDispose();")]
    [InlineData("using var scope = client.Client.AbortOnDispose(processDeath: true);")]
    [InlineData("using (client.AbortOnDispose())")]
    [InlineData("using (var scope = client.AbortOnDispose())")]
    [InlineData("var scope = client.AbortOnDispose(); using (scope)")]
    public Task ScopeInAUsing_IsNotReported(string acquisition) => Check($$"""
        void Send(TcpClient client, byte[] data)
        {
            {{acquisition}}
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
        }
        """);

    [Theory]
    [InlineData("await using var scope = client.AbortOnDispose();")]
    [InlineData("await using (client.AbortOnDispose())")]
    [InlineData("await using (client.AbortOnDispose().ConfigureAwait(false))")]
    public Task ScopeInAnAwaitUsing_IsNotReported(string acquisition) => Check($$"""
        async Task Send(TcpClient client, byte[] data)
        {
            {{acquisition}}
            {
                await client.GetStream().WriteAsync(data);
                await client.CloseGracefullyAsync();
            }
        }
        """);

    [Fact]
    public Task DisposedInAFinally_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var scope = client.AbortOnDispose();
            try
            {
                scope.Stream.Write(data);
                scope.CloseGracefully();
            }
            finally
            {
                scope.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposedAsynchronouslyInAFinally_IsNotReported() => Check("""
        async Task Send(TcpClient client, byte[] data)
        {
            var scope = client.AbortOnDispose();
            try
            {
                await scope.Stream.WriteAsync(data);
                await scope.CloseGracefullyAsync();
            }
            finally
            {
                await scope.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task DisposedOnBothBranches_IsNotReported() => Check("""
        void Send(TcpClient client, bool failed)
        {
            var scope = client.AbortOnDispose();
            if (failed)
            {
                scope.Dispose();
            }
            else
            {
                client.CloseGracefully();
                scope.Dispose();
            }
        }
        """);

    [Fact]
    public Task ReturnedScope_IsNotReported() => Check("""
        ConnectionScope Guard(TcpClient client) => client.AbortOnDispose();
        """);

    [Fact]
    public Task ReturnedLocalScope_IsNotReported() => Check("""
        ConnectionScope Guard(TcpClient client)
        {
            var scope = client.AbortOnDispose();
            client.NoDelay = true;
            return scope;
        }
        """);

    [Fact]
    public Task ScopeInAField_IsNotReported() => Check("""
        sealed class Session : IDisposable
        {
            private readonly ConnectionScope scope;

            public Session(TcpClient client) => scope = client.AbortOnDispose();

            public void Dispose() => scope.Dispose();
        }
        """);

    [Fact]
    public Task ScopeHandedToAnother_IsNotReported() => Check("""
        void Guard(TcpClient client, ICollection<IDisposable> guards) => guards.Add(client.AbortOnDispose());
        """);

    [Fact]
    public Task ScopeInAnOutParameter_IsNotReported() => Check("""
        void Guard(TcpClient client, out ConnectionScope scope) => scope = client.AbortOnDispose();
        """);
}
