using Hangup.CodeFixes;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Fixes;

/// <summary>Fix All reaches everything, once.</summary>
public class FixAllTests
{
    [Fact]
    public Task FindingsOfSeveralFilesAndProjects_AreAllFixed()
    {
        var test = new FixTest { CodeActionEquivalenceKey = ConnectionEndFix.AbortOnErrorKey };
        test.TestState.AddProgram("void M(TcpClient client) => {|HUP101:client.Dispose()|};");
        test.FixedState.AddProgram("""
            void M(TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
            """);
        test.TestState.Sources.Add(("/0/Second.cs", """
            using System.Net.Sockets;

            class Second
            {
                void M(Socket peer)
                {
                    {|HUP101:peer.Dispose()|};
                }
            }
            """));
        test.FixedState.Sources.Add(("/0/Second.cs", """
            using System.Net.Sockets;

            class Second
            {
                void M(Socket peer)
                {
                    peer.CloseGracefully();
                    peer.Dispose();
                }
            }
            """));
        test.TestState.AdditionalProjects["Other"].AddProgram("""
            void M(Socket listener)
            {
                using var {|HUP101:peer|} = listener.Accept();
                peer.Send(new byte[1]);
            }
            """);
        test.FixedState.AdditionalProjects["Other"].AddProgram("""
            void M(Socket listener)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
            """);
        return test.RunAsync();
    }

    [Fact]
    public Task OverlappingConnections_ShareTheirExits() => FixTest.Fix("""
        int Relay(TcpListener listener, Socket other)
        {
            using var {|HUP101:near|} = listener.AcceptTcpClient();
            using (var {|HUP101:far|} = other.Accept())
            {
                if (far.Available == 0)
                    return near.GetStream().ReadByte();
                near.GetStream().WriteByte(1);
            }

            return 0;
        }
        """, """
        int Relay(TcpListener listener, Socket other)
        {
            using var near = listener.AcceptTcpClient();
            using var scope = near.AbortOnDispose();
            using (var far = other.Accept())
            {
                using var scope2 = far.AbortOnDispose();
                if (far.Available == 0)
                {
                    var result = near.GetStream().ReadByte();
                    near.CloseGracefully();
                    far.CloseGracefully();
                    return result;
                }

                near.GetStream().WriteByte(1);
                far.CloseGracefully();
            }

            near.CloseGracefully();
            return 0;
        }
        """);
}
