using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A name that stands for one connection after the other: what is done to the last says nothing of those before.</summary>
public class UnderOneNameTests
{
    [Fact]
    public Task DisposedByAView_AndTheLastClosed_IsReported() => Check("""
        async Task Poll(TcpListener listener, CancellationToken stop, byte[] ping)
        {
            var client = await listener.AcceptTcpClientAsync();
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    using var {|HUP101:stream|} = client.GetStream();
                    stream.Write(ping);
                }
                finally
                {
                    client = await {|HUP104:listener.AcceptTcpClientAsync()|};
                }
            }

            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task Disposed_AndTheLastClosed_IsReported() => Check("""
        void Rotate(Socket listener, CancellationToken stop)
        {
            var peer = listener.Accept();
            while (!stop.IsCancellationRequested)
            {
                {|HUP101:peer.Dispose()|};
                peer = listener.Accept();
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task DisposedUnderTwoNames_AndTheLastClosed_IsReported() => Check("""
        void Rotate(Socket listener, CancellationToken stop)
        {
            var peer = listener.Accept();
            while (!stop.IsCancellationRequested)
            {
                var old = peer;
                {|HUP101:peer.Dispose()|};
                peer = listener.Accept();
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task DisposedByAView_AndEachClosed_IsNotReported() => Check("""
        void Rotate(TcpListener listener, CancellationToken stop)
        {
            var client = listener.AcceptTcpClient();
            while (!stop.IsCancellationRequested)
            {
                using (var stream = client.GetStream())
                {
                }

                client.Close();
                client = listener.AcceptTcpClient();
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task ScopeOverOneOfTwo_IsNotReported() => Check("""
        void Send(TcpClient left, TcpClient right, bool isLeft, byte[] data)
        {
            var client = isLeft ? left : right;
            using (client.AbortOnDispose())
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ScopeOverOneOfTwo_ThatAnExceptionLeaves_IsReported() => Check("""
        void Send(TcpClient left, TcpClient right, bool isLeft, byte[] data)
        {
            var client = isLeft ? left : right;
            var scope = {|HUP203:client.AbortOnDispose()|};
            client.GetStream().Write(data);
            scope.Dispose();
        }
        """);

    [Fact]
    public Task OneOfTwoScopes_IsReported() => Check("""
        void Drop(TcpClient left, TcpClient right, bool isLeft)
        {
            var first = {|HUP203:left.AbortOnDispose()|};
            var second = {|HUP203:right.AbortOnDispose()|};
            var scope = isLeft ? first : second;
            scope.Dispose();
        }
        """);

    [Fact]
    public Task ScopeLeftInAnEarlierRound_IsReported() => Check("""
        void First(TcpListener listener)
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                var scope = {|HUP203:client.AbortOnDispose()|};
                if (client.Available == 0)
                    continue;
                scope.Dispose();
                return;
            }
        }
        """);

    [Fact]
    public Task ScopeDisposedInEachRound_IsNotReported() => Check("""
        void First(TcpListener listener)
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                using var scope = client.AbortOnDispose();
                if (client.Available == 0)
                    continue;
                return;
            }
        }
        """);
}
