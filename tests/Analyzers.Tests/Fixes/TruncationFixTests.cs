using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>HUP102: the normal path says how it ends, an exception does not.</summary>
public class TruncationFixTests
{
    [Fact]
    public Task EndlessLoop_GetsTheScopeAlone() => Fix("""
        void Serve(Socket listener)
        {
            using var {|HUP102:peer|} = listener.Accept();
            while (true)
            {
                peer.Send(new byte[1]);
            }
        }
        """, """
        void Serve(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            while (true)
            {
                peer.Send(new byte[1]);
            }
        }
        """);

    [Fact]
    public Task CloseInAFinally_IsMadeUpForInTheTry() => Fix("""
        void Send(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                client.GetStream().WriteByte(1);
            }
            finally
            {
                {|HUP102:client.Close()|};
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
                client.Close();
            }
        }
        """);

    [Fact]
    public Task CloseOfAParameterInAFinally_IsMadeUpForInTheTry() => Fix("""
        async Task Dismiss(TcpClient client)
        {
            try
            {
                await client.GetStream().WriteAsync(new byte[1]);
            }
            finally
            {
                {|HUP102:client.Close()|};
            }
        }
        """, """
        async Task Dismiss(TcpClient client)
        {
            try
            {
                using var scope = client.AbortOnDispose();
                await client.GetStream().WriteAsync(new byte[1]);
                await client.CloseGracefullyAsync();
            }
            finally
            {
                client.Close();
            }
        }
        """);

    [Fact]
    public Task GracefulCloseBeforeTheFinally_GetsTheScopeAlone() => Fix("""
        async Task Send(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                await client.GetStream().WriteAsync(new byte[1]);
                await client.CloseGracefullyAsync();
            }
            finally
            {
                {|HUP102:client.Dispose()|};
            }
        }
        """, """
        async Task Send(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                using var scope = client.AbortOnDispose();
                await client.GetStream().WriteAsync(new byte[1]);
                await client.CloseGracefullyAsync();
            }
            finally
            {
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposeInACatch_IsPrecededByAnAbort() => Fix("""
        void Send(Socket listener)
        {
            var peer = {|HUP104:listener.Accept()|};
            try
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
            catch (SocketException)
            {
                {|HUP102:peer.Dispose()|};
            }
        }
        """, """
        void Send(Socket listener)
        {
            var peer = {|HUP104:listener.Accept()|};
            try
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
            catch (SocketException)
            {
                peer.Abort();
                peer.Dispose();
            }
        }
        """);

    [Fact]
    public Task AcceptedDeclaratorBeforeAnother_IsGuardedFromTheBodyOn() => Fix("""
        void Relay(Socket listener)
        {
            using (Socket {|HUP101:near|} = listener.Accept(), {|HUP101:far|} = listener.Accept())
            {
                near.Send(new byte[1]);
                far.Send(new byte[1]);
            }
        }
        """, """
        void Relay(Socket listener)
        {
            using (Socket {|HUP102:near|} = listener.Accept(), far = listener.Accept())
            {
                using var scope2 = far.AbortOnDispose();
                using var scope = near.AbortOnDispose();
                near.Send(new byte[1]);
                far.Send(new byte[1]);
                near.CloseGracefully();
                far.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task MethodThatAFinallyCalls_HasNoFix() => NoFix("""
        void Feed(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
            }
            finally
            {
                {|HUP102:Close(client)|};
            }
        }

        internal static void Close(TcpClient client) => client.CloseGracefully();
        """);
}
