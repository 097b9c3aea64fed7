using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>The two simple endings.</summary>
public class ChoiceFixTests
{
    [Fact]
    public Task CloseHere_ClosesAtEveryExit() => Fix("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Receive(new byte[1]) == 0)
                return 0;
            return 1;
        }
        """, """
        int Ask(Socket listener)
        {
            using var {|HUP102:peer|} = listener.Accept();
            if (peer.Receive(new byte[1]) == 0)
            {
                peer.CloseGracefully();
                return 0;
            }

            peer.CloseGracefully();
            return 1;
        }
        """, ConnectionEndFix.CloseGracefullyKey);

    [Fact]
    public Task AbortHere_AbortsAtEveryExit() => Fix("""
        async Task<int> Ask(Socket listener)
        {
            using (var {|HUP101:peer|} = await listener.AcceptAsync())
            {
                return await peer.ReceiveAsync(new byte[1], SocketFlags.None);
            }
        }
        """, """
        async Task<int> Ask(Socket listener)
        {
            using (var {|HUP102:peer|} = await listener.AcceptAsync())
            {
                var result = await peer.ReceiveAsync(new byte[1], SocketFlags.None);
                peer.Abort();
                return result;
            }
        }
        """, ConnectionEndFix.AbortKey);

    [Fact]
    public Task CloseHere_PrecedesTheDispose() => Fix("""
        void Stop(TcpClient client) => {|HUP101:client.Dispose()|};
        """, """
        void Stop(TcpClient client)
        {
            client.CloseGracefully();
            client.Dispose();
        }
        """, ConnectionEndFix.CloseGracefullyKey);

    [Fact]
    public Task AbortHere_PrecedesTheDispose() => Fix("""
        async Task Stop(NetworkStream stream) => await {|HUP101:stream.DisposeAsync()|};
        """, """
        async Task Stop(NetworkStream stream)
        {
            stream.Abort();
            await stream.DisposeAsync();
        }
        """, ConnectionEndFix.AbortKey);
}
