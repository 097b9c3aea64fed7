using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>The ways out of a <c>using</c>.</summary>
public class ExitFixTests
{
    [Fact]
    public Task ReturnedValueThatTakesWork_IsComputedFirst() => Fix("""
        string Ask(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            // All they say.
            return new StreamReader(client.GetStream()).ReadToEnd();
        }
        """, """
        string Ask(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            // All they say.
            var result = new StreamReader(scope.Stream).ReadToEnd();
            client.CloseGracefully();
            return result;
        }
        """);

    [Fact]
    public Task ReturnedLocal_StaysInItsPlace() => Fix("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            var read = peer.Receive(new byte[1]);
            return read;
        }
        """, """
        int Ask(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            var read = peer.Receive(new byte[1]);
            peer.CloseGracefully();
            return read;
        }
        """);

    [Fact]
    public Task LoneReturn_GetsBraces() => Fix("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Receive(new byte[1]) == 0)
                return -1;
            else if (peer.Available > 0)
                return peer.Available; // more

            return 1;
        }
        """, """
        int Ask(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (peer.Receive(new byte[1]) == 0)
            {
                peer.CloseGracefully();
                return -1;
            }
            else if (peer.Available > 0)
            {
                var result = peer.Available;
                peer.CloseGracefully();
                return result; // more
            }

            peer.CloseGracefully();
            return 1;
        }
        """);

    [Fact]
    public Task SeveralReturns_GetNamesOfTheirOwn() => Fix("""
        async Task<int> Ask(Socket listener, int result)
        {
            using var {|HUP101:peer|} = await listener.AcceptAsync();
            if (result > 0)
                return await peer.ReceiveAsync(new byte[1], SocketFlags.None);

            return await peer.ReceiveAsync(new byte[2], SocketFlags.None);
        }
        """, """
        async Task<int> Ask(Socket listener, int result)
        {
            using var peer = await listener.AcceptAsync();
            using var scope = peer.AbortOnDispose();
            if (result > 0)
            {
                var result2 = await peer.ReceiveAsync(new byte[1], SocketFlags.None);
                await peer.CloseGracefullyAsync();
                return result2;
            }

            var result3 = await peer.ReceiveAsync(new byte[2], SocketFlags.None);
            await peer.CloseGracefullyAsync();
            return result3;
        }
        """);

    [Fact]
    public Task TargetTypedValue_GetsItsType() => Fix("""
        long Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            return peer.Receive(new byte[1]);
        }
        """, """
        long Ask(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            long result = peer.Receive(new byte[1]);
            peer.CloseGracefully();
            return result;
        }
        """);

    [Fact]
    public Task ContinueAndBreak_AreExitsOfTheLoopBody() => Fix("""
        void Serve(Socket listener)
        {
            while (true)
            {
                using var {|HUP101:peer|} = listener.Accept();
                if (peer.Receive(new byte[1]) == 0)
                    continue;
                if (peer.Available > 0)
                    break;
                peer.Send(new byte[1]);
            }
        }
        """, """
        void Serve(Socket listener)
        {
            while (true)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                if (peer.Receive(new byte[1]) == 0)
                {
                    peer.CloseGracefully();
                    continue;
                }

                if (peer.Available > 0)
                {
                    peer.CloseGracefully();
                    break;
                }

                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task LoopInsideOfTheUsing_IsNoExit() => Fix("""
        void Echo(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            var buffer = new byte[1];
            while (true)
            {
                if (peer.Receive(buffer) == 0)
                    break;
                peer.Send(buffer);
            }
        }
        """, """
        void Echo(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            var buffer = new byte[1];
            while (true)
            {
                if (peer.Receive(buffer) == 0)
                    break;
                peer.Send(buffer);
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task Goto_IsAnExit() => Fix("""
        void Serve(Socket listener)
        {
        again:
            using (var {|HUP101:peer|} = listener.Accept())
            {
                if (peer.Receive(new byte[1]) == 0)
                    goto again;
            }
        }
        """, """
        void Serve(Socket listener)
        {
        again:
            using (var peer = listener.Accept())
            {
                using var scope = peer.AbortOnDispose();
                if (peer.Receive(new byte[1]) == 0)
                {
                    peer.CloseGracefully();
                    goto again;
                }

                peer.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task SwitchSection_IsLeftByItsJump() => Fix("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            switch (peer.Receive(new byte[1]))
            {
                case 0:
                    return 0;
                case 1:
                    break;
                default:
                    throw new IOException();
            }

            return 2;
        }
        """, """
        int Ask(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            switch (peer.Receive(new byte[1]))
            {
                case 0:
                    peer.CloseGracefully();
                    return 0;
                case 1:
                    break;
                default:
                    throw new IOException();
            }

            peer.CloseGracefully();
            return 2;
        }
        """);

    [Fact]
    public Task Throw_IsNoExit() => Fix("""
        void Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Receive(new byte[1]) == 0)
                throw new EndOfStreamException();
        }
        """, """
        void Ask(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (peer.Receive(new byte[1]) == 0)
                throw new EndOfStreamException();
            peer.CloseGracefully();
        }
        """);
}
