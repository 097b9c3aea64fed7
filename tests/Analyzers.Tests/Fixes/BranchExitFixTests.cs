using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Exits out of one branch: the others go on to theirs.</summary>
public class BranchExitFixTests
{
    [Fact]
    public Task ReturnInABranch_LeavesTheEndToClose() => Fix("""
        void Serve(Socket listener, bool greets)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (greets)
            {
                peer.Send(new byte[1]);
                return;
            }
        }
        """, """
        void Serve(Socket listener, bool greets)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (greets)
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
                return;
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task ReturnInTheOtherBranch_IsNotTheOneBehindTheFirst() => Fix("""
        void Serve(Socket listener, bool greets)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (greets)
            {
                peer.Send(new byte[1]);
            }
            else
            {
                return;
            }
        }
        """, """
        void Serve(Socket listener, bool greets)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (greets)
            {
                peer.Send(new byte[1]);
            }
            else
            {
                peer.CloseGracefully();
                return;
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task ReturnInACase_LeavesTheOtherValuesToTheEnd() => Fix("""
        void Serve(Socket listener, int command)
        {
            using var {|HUP101:peer|} = listener.Accept();
            switch (command)
            {
                case 1:
                    return;
                case 2:
                    peer.Send(new byte[1]);
                    break;
            }
        }
        """, """
        void Serve(Socket listener, int command)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            switch (command)
            {
                case 1:
                    peer.CloseGracefully();
                    return;
                case 2:
                    peer.Send(new byte[1]);
                    break;
            }

            peer.CloseGracefully();
        }
        """);
}
