using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP203 in unusual clothes.</summary>
public class ScopeShapesTests
{
    [Fact]
    public Task NothingThrowsInBetween_IsNotReported() => Check("""
        void End(TcpClient client)
        {
            var scope = client.AbortOnDispose();
            Console.WriteLine("over");
            client.CloseGracefully();
            scope.Dispose();
        }
        """);

    [Theory]
    [InlineData("abort ? client.AbortOnDispose() : client.CloseOnDispose()")]
    [InlineData("abort ? client.AbortOnDispose() : null")]
    public Task ConditionalScope_IsNotReported(string scope) => Check($$"""
        void Send(TcpClient client, bool abort)
        {
            using var scope = {{scope}};
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task DisposedAtOnce_IsNotReported() => Check("""
        void Drop(TcpClient client) => client.AbortOnDispose().Dispose();
        """);

    [Fact]
    public Task ClosedAndDiscarded_IsReported() => Check("""
        void End(TcpClient client) => {|HUP203:client.AbortOnDispose()|}.CloseGracefully();
        """);

    [Fact]
    public Task ScopeInAConstructor_IsNotReported() => Check("""
        record Guard(ConnectionScope Scope);

        class Peer
        {
            Guard Take(TcpClient client) => new(client.AbortOnDispose());
        }
        """);

    [Fact]
    public Task ScopeInATuple_IsNotReported() => Check("""
        (TcpClient, ConnectionScope) Take(TcpClient client) => (client, client.AbortOnDispose());
        """);

    [Fact]
    public Task DisposedAfterACatchOfEverything_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var scope = client.AbortOnDispose();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch
            {
            }

            scope.Dispose();
        }
        """);

    [Fact]
    public Task DisposedAfterACatchOfSome_IsReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var scope = {|HUP203:client.AbortOnDispose()|};
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (IOException)
            {
            }

            scope.Dispose();
        }
        """);

    [Fact]
    public Task DisposedBehindANullTest_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            ConnectionScope? scope = null;
            try
            {
                scope = client.AbortOnDispose();
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            finally
            {
                scope?.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposedAsAnIDisposable_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            using IDisposable scope = client.AbortOnDispose();
            client.GetStream().Write(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task OneScopeInALoop_IsReported() => Check("""
        void Serve(TcpListener listener, byte[] data)
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                {|HUP203:client.AbortOnDispose()|};
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ScopeOfAnAcceptedConnection_IsReportedWhenDiscarded() => Check("""
        void Send(Socket listener)
        {
            var socket = listener.Accept();
            {|HUP203:socket.CloseOnDispose()|};
            socket.CloseGracefully();
        }
        """);
}
