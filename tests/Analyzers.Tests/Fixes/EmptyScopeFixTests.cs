using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Nothing happens between the connection and the way out.</summary>
public class EmptyScopeFixTests
{
    [Fact]
    public Task ReturnAlone_IsPrecededByTheClose() => Fix("""
        void Refuse(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            return;
        }
        """, """
        void Refuse(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            client.CloseGracefully();
            return;
        }
        """);

    [Fact]
    public Task NothingInTheScope_IsClosedAtItsEnd() => Fix("""
        void Refuse(TcpListener listener)
        {
            using (var {|HUP101:client|} = listener.AcceptTcpClient())
            {
            }
        }
        """, """
        void Refuse(TcpListener listener)
        {
            using (var client = listener.AcceptTcpClient())
            {
                using var scope = client.AbortOnDispose();
                client.CloseGracefully();
            }
        }
        """);
}
