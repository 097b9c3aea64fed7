using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>A connection that is disposed by a call: it stays, for the analyzers that look for it.</summary>
public class DisposeCallFixTests
{
    [Fact]
    public Task StatementAtTheEnd_IsPrecededByTheClose() => Fix("""
        void Stop(TcpClient client)
        {
            // Enough.
            {|HUP101:client.Dispose()|};
        }
        """, """
        void Stop(TcpClient client)
        {
            // Enough.
            client.CloseGracefully();
            client.Dispose();
        }
        """);

    [Fact]
    public Task ConditionalCall_ClosesConditionally() => Fix("""
        void Stop(TcpClient? client)
        {
            {|HUP101:client?.Dispose()|};
        }
        """, """
        void Stop(TcpClient? client)
        {
            client?.CloseGracefully();
            client?.Dispose();
        }
        """);

    [Fact]
    public Task CallBehindAConditionalAccess_ClosesConditionally() => Fix("""
        void Stop(TcpClient? client)
        {
            {|HUP101:client?.Client.Dispose()|};
        }
        """, """
        void Stop(TcpClient? client)
        {
            client?.Client?.CloseGracefully();
            client?.Client.Dispose();
        }
        """);

    [Fact]
    public Task CallBehindAConditionalAccessInAsyncCode_AwaitsBehindACheck() => Fix("""
        async Task Stop(TcpClient? client)
        {
            await Task.Yield();
            {|HUP101:client?.Client.Dispose()|};
        }
        """, """
        async Task Stop(TcpClient? client)
        {
            await Task.Yield();
            if (client?.Client != null)
            {
                await client.Client.CloseGracefullyAsync();
            }

            client?.Client.Dispose();
        }
        """);

    [Fact]
    public Task ConditionalCallInAsyncCode_AwaitsBehindACheck() => Fix("""
        async Task Stop(NetworkStream? stream)
        {
            await Task.Yield();
            {|HUP101:stream?.Dispose()|};
        }
        """, """
        async Task Stop(NetworkStream? stream)
        {
            await Task.Yield();
            if (stream != null)
            {
                await stream.CloseGracefullyAsync();
            }

            stream?.Dispose();
        }
        """);

    [Fact]
    public Task Finally_GetsAScopeInItsTry() => Fix("""
        void Send(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                client.GetStream().WriteByte(1);
            }
            finally
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        void Send(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
            finally
            {
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task FinallyAroundTheCreation_GetsItsScopeBehindIt() => Fix("""
        async Task<int> Ask(string host)
        {
            TcpClient? client = null;
            try
            {
                client = new TcpClient(host, 80);
                return await client.GetStream().ReadAsync(new byte[1]);
            }
            finally
            {
                {|HUP101:client?.Dispose()|};
            }
        }
        """, """
        async Task<int> Ask(string host)
        {
            TcpClient? client = null;
            try
            {
                client = new TcpClient(host, 80);
                using var scope = client.AbortOnDispose();
                var result = await client.GetStream().ReadAsync(new byte[1]);
                await client.CloseGracefullyAsync();
                return result;
            }
            finally
            {
                client?.Dispose();
            }
        }
        """);

    [Fact]
    public Task Catch_Aborts() => Fix("""
        void Send(Socket listener)
        {
            var peer = listener.Accept();
            try
            {
                peer.Send(new byte[1]);
            }
            catch
            {
                {|HUP102:peer.Dispose()|};
                throw;
            }

            peer.CloseGracefully();
        }
        """, """
        void Send(Socket listener)
        {
            var peer = listener.Accept();
            try
            {
                peer.Send(new byte[1]);
            }
            catch
            {
                peer.Abort();
                peer.Dispose();
                throw;
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task CancellationCallback_Aborts() => Fix("""
        void Watch(TcpClient client, CancellationToken cancel)
        {
            cancel.Register(() => {|HUP101:client.Dispose()|});
        }
        """, """
        void Watch(TcpClient client, CancellationToken cancel)
        {
            cancel.Register(() =>
            {
                client.Abort();
                client.Dispose();
            });
        }
        """);

    [Fact]
    public Task ExpressionBody_BecomesABlock() => Fix("""
        class Peer(TcpClient client) : IDisposable
        {
            public void Dispose() => {|HUP101:client.Dispose()|};
        }
        """, """
        class Peer(TcpClient client) : IDisposable
        {
            public void Dispose()
            {
                client.Close();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task ReturnedTask_IsStillReturned() => Fix("""
        class Peer(NetworkStream stream) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => {|HUP101:stream.DisposeAsync()|};
        }
        """, """
        class Peer(NetworkStream stream) : IAsyncDisposable
        {
            public ValueTask DisposeAsync()
            {
                stream.Close();
                return stream.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task AwaitedDispose_IsPrecededByTheAwaitedClose() => Fix("""
        async Task Stop(NetworkStream stream)
        {
            await {|HUP101:stream.DisposeAsync()|};
        }
        """, """
        async Task Stop(NetworkStream stream)
        {
            await stream.CloseGracefullyAsync();
            await stream.DisposeAsync();
        }
        """);

    [Fact]
    public Task ResultWithoutAName_IsClosedInsteadOfDisposed() => Fix("""
        async Task Refuse(TcpListener other)
        {
            await Task.Yield();
            {|HUP101:other.AcceptSocket().Dispose()|};
        }
        """, """
        async Task Refuse(TcpListener other)
        {
            await Task.Yield();
            await other.AcceptSocket().CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task LoopBody_GetsBraces() => Fix("""
        void Stop(List<TcpClient> clients)
        {
            foreach (var client in clients)
                {|HUP101:client.Dispose()|};
        }
        """, """
        void Stop(List<TcpClient> clients)
        {
            foreach (var client in clients)
            {
                client.Close();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task CastToDisposable_NamesTheConnection() => Fix("""
        void Stop(TcpClient client)
        {
            {|HUP101:((IDisposable)client).Dispose()|};
        }
        """, """
        void Stop(TcpClient client)
        {
            client.CloseGracefully();
            ((IDisposable)client).Dispose();
        }
        """);
}
