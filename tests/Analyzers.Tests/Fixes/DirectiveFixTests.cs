using Microsoft.CodeAnalysis.Testing;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Conditional code: a fix is right for every set of symbols, or not offered.</summary>
public class DirectiveFixTests
{
    [Fact]
    public Task AcquisitionInABranch_HasNoFix() => NotFixed("""
        void Send(Socket listener)
        {
        #if OTHER
            using var peer = listener.Accept();
        #else
            using var {|HUP101:peer|} = listener.EndAccept(null!);
        #endif
            peer.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task ExitInABranch_HasNoFix() => NotFixed("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
        #if !OTHER
            return peer.Receive(new byte[1]);
        #else
            return 0;
        #endif
        }
        """);

    [Fact]
    public Task ExitThatOthersSee_HasNoFix() => NotFixed("""
        void Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
        #if OTHER
            if (peer.Available == 0)
                return;
        #endif
            peer.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task BodyInABranch_HasNoFix() => NotFixed("""
        int Ask(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Available == 0)
        #if OTHER
                return 1;
        #else
                return 2;
        #endif
            return 3;
        }
        """);

    [Fact]
    public Task AllInOneBranch_IsFixed() => Fixed("""
        #if OTHER
        void Send(Socket listener) { }
        #else
        void Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            peer.Send(new byte[1]);
        }
        #endif
        """, """
        #if OTHER
        void Send(Socket listener) { }
        #else
        void Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            peer.Send(new byte[1]);
            peer.CloseGracefully();
        }
        #endif
        """);

    [Fact]
    public Task CallInABranch_IsFixed() => Fixed("""
        void Stop(TcpClient client)
        {
        #if OTHER
            client.Close();
        #else
            {|HUP101:client.Dispose()|};
        #endif
        }
        """, """
        void Stop(TcpClient client)
        {
        #if OTHER
            client.Close();
        #else
            client.CloseGracefully();
            client.Dispose();
        #endif
        }
        """);

    [Fact]
    public Task StatementsThatOthersRun_AreRunBeforeTheClose() => Fixed("""
        void Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
        #region payload
            peer.Send(new byte[1]);
        #endregion
        #if OTHER
            peer.Send(new byte[2]);
        #endif
        }
        """, """
        void Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
        #region payload
            peer.Send(new byte[1]);
        #endregion
        #if OTHER
            peer.Send(new byte[2]);
        #endif
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task NameThatOthersDeclare_IsTaken() => Fixed("""
        void Send(Socket listener)
        {
        #if OTHER
            var scope = 1;
        #endif
            using var {|HUP101:peer|} = listener.Accept();
            peer.Send(new byte[1]);
        }
        """, """
        void Send(Socket listener)
        {
        #if OTHER
            var scope = 1;
        #endif
            using var peer = listener.Accept();
            using var scope2 = peer.AbortOnDispose();
            peer.Send(new byte[1]);
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task UsingsInABranch_AreNoPlaceForAnother() => FixFile("""
        using System.Net.Sockets;
        #if !OTHER
        using Another;
        #endif

        namespace Another
        {
            class C
            {
                void M(TcpClient client)
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """, """
        using System.Net.Sockets;
        using Hangup;
        #if !OTHER
        using Another;
        #endif

        namespace Another
        {
            class C
            {
                void M(TcpClient client)
                {
                    client.CloseGracefully();
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task FileInABranch_KeepsItsImportThere() => FixFile("""
        #if !OTHER
        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        #endif
        """, """
        #if !OTHER
        using Hangup;

        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        #endif
        """);

    [Fact]
    public Task LinkedFile_IsFixedInBothProjects() => LinkedFile("""
        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        using Hangup;

        class C
        {
            void M(System.Net.Sockets.TcpClient client)
            {
                client.CloseGracefully();
                client.Dispose();
            }
        }
        """).RunAsync();

    [Fact]
    public Task LinkedFileThatWouldNotCompileElsewhere_HasNoFix()
    {
        const string File = """
            #if OTHER
            using Peer = System.IO.Stream;
            #else
            using Peer = System.Net.Sockets.Socket;
            #endif

            class C
            {
                void M(Peer peer)
                {
                    peer.Dispose();
                }
            }
            """;
        var test = LinkedFile(File, File);
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("HUP101").WithSpan("/0/Linked.cs", 11, 9, 11, 23).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        }

        return test.RunAsync();
    }

    private static Task Fixed(string members, string fixedMembers) => FixFile(InClass(members), InClass(fixedMembers));

    private static Task NotFixed(string members) => Fixed(members, members);

    private static string InClass(string members) => $$"""
        using System.Net.Sockets;
        using Hangup;

        class C
        {
        {{members}}
        }
        """;
}
