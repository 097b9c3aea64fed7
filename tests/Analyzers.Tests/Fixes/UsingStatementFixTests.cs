using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>A connection owned by a <c>using</c> statement.</summary>
public class UsingStatementFixTests
{
    [Fact]
    public Task Block_GetsTheScopeFirstAndTheCloseLast() => Fix("""
        void Send(string host)
        {
            // The peer wants one byte.
            using (var {|HUP101:client|} = new TcpClient(host, 80))
            {
                client.GetStream().WriteByte(1); // this one
                // That was all.
            }

            Console.WriteLine("sent");
        }
        """, """
        void Send(string host)
        {
            // The peer wants one byte.
            using (var client = new TcpClient(host, 80))
            {
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1); // this one
                client.CloseGracefully();
                // That was all.
            }

            Console.WriteLine("sent");
        }
        """);

    [Fact]
    public Task StackedUsings_AreStackedOnTheScope() => Fix("""
        void Send(string host)
        {
            using (var {|HUP101:client|} = new TcpClient(host, 80))
            using (var file = File.OpenRead("file"))
            {
                file.CopyTo(client.GetStream());
            }
        }
        """, """
        void Send(string host)
        {
            using (var client = new TcpClient(host, 80))
            using (var scope = client.AbortOnDispose())
            using (var file = File.OpenRead("file"))
            {
                file.CopyTo(scope.Stream);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task LoneStatement_GetsBraces() => Fix("""
        int Receive(Socket listener)
        {
            using (var {|HUP101:peer|} = listener.Accept())
                return peer.Receive(new byte[1]);
        }
        """, """
        int Receive(Socket listener)
        {
            using (var peer = listener.Accept())
            using (peer.AbortOnDispose())
            {
                var result = peer.Receive(new byte[1]);
                peer.CloseGracefully();
                return result;
            }
        }
        """);

    [Fact]
    public Task ConnectionOfTheCaller_IsEnded() => Fix("""
        async Task Send(TcpClient client)
        {
            using ({|HUP101:client|})
            {
                await client.GetStream().WriteAsync(new byte[1]);
            }
        }
        """, """
        async Task Send(TcpClient client)
        {
            using (client)
            {
                using var scope = client.AbortOnDispose();
                await client.GetStream().WriteAsync(new byte[1]);
                await client.CloseGracefullyAsync();
            }
        }
        """);

    [Fact]
    public Task ConnectionWithoutName_GetsOne() => Fix("""
        void Send(Socket listener)
        {
            using ({|HUP101:listener.Accept()|})
            {
                Console.WriteLine("accepted");
            }
        }
        """, """
        void Send(Socket listener)
        {
            using (var connection = listener.Accept())
            {
                using var scope = connection.AbortOnDispose();
                Console.WriteLine("accepted");
                connection.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task AwaitUsing_IsKept() => Fix("""
        async Task SendAsync(Socket listener)
        {
            await using (var {|HUP101:stream|} = new NetworkStream(await listener.AcceptAsync(), ownsSocket: true))
            {
                await stream.WriteAsync(new byte[1]);
            }
        }
        """, """
        async Task SendAsync(Socket listener)
        {
            await using (var stream = new NetworkStream(await listener.AcceptAsync(), ownsSocket: true))
            {
                using var scope = stream.AbortOnDispose();
                await stream.WriteAsync(new byte[1]);
                await stream.CloseGracefullyAsync();
            }
        }
        """);

    [Fact]
    public Task AwaitUsingWithConfigureAwait_IsKept() => Fix("""
        async Task SendAsync(TcpListener listener)
        {
            var client = await listener.AcceptTcpClientAsync().ConfigureAwait(false);
            var stream = client.GetStream();
            await using ({|HUP101:stream.ConfigureAwait(false)|})
            {
                await stream.WriteAsync(new byte[1]).ConfigureAwait(false);
            }
        }
        """, """
        async Task SendAsync(TcpListener listener)
        {
            var client = await listener.AcceptTcpClientAsync().ConfigureAwait(false);
            var stream = client.GetStream();
            await using (stream.ConfigureAwait(false))
            {
                using var scope = client.AbortOnDispose();
                await stream.WriteAsync(new byte[1]).ConfigureAwait(false);
                await client.CloseGracefullyAsync().ConfigureAwait(false);
            }
        }
        """);

    [Fact]
    public Task SeveralDeclarators_AreEndedEach() => Fix("""
        void Relay(string near, string far)
        {
            using (TcpClient {|HUP101:from|} = new TcpClient(near, 80), {|HUP101:to|} = new TcpClient(far, 80))
            {
                from.GetStream().CopyTo(to.GetStream());
            }
        }
        """, """
        void Relay(string near, string far)
        {
            using (TcpClient from = new TcpClient(near, 80), to = new TcpClient(far, 80))
            {
                using var scope2 = to.AbortOnDispose();
                using var scope = from.AbortOnDispose();
                from.GetStream().CopyTo(scope2.Stream);
                from.CloseGracefully();
                to.CloseGracefully();
            }
        }
        """);
}
