using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>A connection owned by a <c>using</c> declaration.</summary>
public class UsingDeclarationFixTests
{
    [Fact]
    public Task LastStatement_IsFollowedByGracefulClose() => Fix("""
        void Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            client.Client.Send(new byte[1]);
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            client.Client.Send(new byte[1]);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task AsyncMethod_AwaitsTheClose() => Fix("""
        async Task SendAsync(string host)
        {
            using var {|HUP101:client|} = new TcpClient();
            await client.ConnectAsync(host, 80);
            await client.GetStream().WriteAsync(new byte[1]);
        }
        """, """
        async Task SendAsync(string host)
        {
            using var client = new TcpClient();
            using var scope = client.AbortOnDispose();
            await client.ConnectAsync(host, 80);
            await client.GetStream().WriteAsync(new byte[1]);
            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task ConfigureAwait_IsKeptUp() => Fix("""
        async Task SendAsync(Socket listener)
        {
            using var {|HUP101:peer|} = await listener.AcceptAsync().ConfigureAwait(false);
            await peer.SendAsync(new byte[1], SocketFlags.None).ConfigureAwait(false);
        }
        """, """
        async Task SendAsync(Socket listener)
        {
            using var peer = await listener.AcceptAsync().ConfigureAwait(false);
            using var scope = peer.AbortOnDispose();
            await peer.SendAsync(new byte[1], SocketFlags.None).ConfigureAwait(false);
            await peer.CloseGracefullyAsync().ConfigureAwait(false);
        }
        """);

    [Fact]
    public Task TopLevelStatements_EndBeforeTheirLocalFunctions() => Fix("""
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var {|HUP101:client|} = listener.AcceptTcpClient();
        client.GetStream().WriteByte(Answer());

        static byte Answer() => 42;
        """, """
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = listener.AcceptTcpClient();
        using var scope = client.AbortOnDispose();
        client.GetStream().WriteByte(Answer());
        client.CloseGracefully();

        static byte Answer() => 42;
        """);

    [Fact]
    public Task TopLevelStatementsBeforeALongFunction_EndBeforeIt() => Fix("""
        using var {|HUP101:client|} = new TcpClient("localhost", 80);
        client.GetStream().WriteByte(Answer());

        static byte Answer()
        {
            return 42;
        }
        """, """
        using var client = new TcpClient("localhost", 80);
        using var scope = client.AbortOnDispose();
        client.GetStream().WriteByte(Answer());
        client.CloseGracefully();

        static byte Answer()
        {
            return 42;
        }
        """);

    [Fact]
    public Task TopLevelStatementsThatAwait_AwaitTheClose() => Fix("""
        using var {|HUP101:client|} = new TcpClient("localhost", 80);
        await client.GetStream().WriteAsync(new byte[1]);
        """, """
        using var client = new TcpClient("localhost", 80);
        using var scope = client.AbortOnDispose();
        await client.GetStream().WriteAsync(new byte[1]);
        await client.CloseGracefullyAsync();
        """);

    [Fact]
    public Task TwoConnections_AreBothEnded() => Fix("""
        void Relay(TcpListener listener, string host)
        {
            using var {|HUP101:near|} = listener.AcceptTcpClient();
            using var {|HUP101:far|} = new TcpClient(host, 80);
            near.GetStream().CopyTo(far.GetStream());
        }
        """, """
        void Relay(TcpListener listener, string host)
        {
            using var near = listener.AcceptTcpClient();
            using var scope = near.AbortOnDispose();
            using var far = new TcpClient(host, 80);
            using var scope2 = far.AbortOnDispose();
            near.GetStream().CopyTo(scope2.Stream);
            near.CloseGracefully();
            far.CloseGracefully();
        }
        """);

    [Fact]
    public Task NameOfTheScope_IsFresh() => Fix("""
        void Send(string host, int scope)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            client.Client.Send(new byte[scope]);
        }
        """, """
        void Send(string host, int scope)
        {
            using var client = new TcpClient(host, 80);
            using var scope2 = client.AbortOnDispose();
            client.Client.Send(new byte[scope]);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task ConnectionThatMayBeNull_IsEndedIfThere() => Fix("""
        void Send(TcpListener? listener)
        {
            using var {|HUP101:client|} = listener?.AcceptTcpClient();
            client?.GetStream().WriteByte(1);
        }
        """, """
        void Send(TcpListener? listener)
        {
            using var client = listener?.AcceptTcpClient();
            using var scope = client?.AbortOnDispose();
            client?.GetStream().WriteByte(1);
            client?.CloseGracefully();
        }
        """);

    [Fact]
    public Task SwallowedFailure_IsAborted() => Fix("""
        bool Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException)
            {
                return false;
            }

            return true;
        }
        """, """
        bool Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException)
            {
                peer.Abort();
                return false;
            }

            peer.CloseGracefully();
            return true;
        }
        """);

    [Fact]
    public Task PlainCloseInTheScope_BecomesGraceful() => Fix("""
        void Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Available == 0)
            {
                {|HUP303:peer.Close()|};
                return;
            }

            peer.Send(new byte[1]);
        }
        """, """
        void Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (peer.Available == 0)
            {
                peer.CloseGracefully();
                return;
            }

            peer.Send(new byte[1]);
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task ExplicitCloseOnSuccess_GetsTheAbortOnError() => Fix("""
        void Send(string host)
        {
            using var {|HUP102:client|} = new TcpClient(host, 80);
            client.GetStream().WriteByte(1);
            {|HUP303:client.Close()|};
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task FinallyThatStillTalks_HasNoFix() => NoFix("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            try
            {
                return peer.Receive(new byte[1]);
            }
            finally
            {
                peer.Send(new byte[1]);
            }
        }
        """);
}
