using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Tests.Fixes;

/// <summary>A fix asks once more whether what it touches can be a connection, whatever has been reported.</summary>
public class GuestTests
{
    private const string Program = """
        using System.Net.Sockets;

        class Server
        {
            public Socket Door = new(SocketType.Stream, ProtocolType.Tcp);
            public Socket Peer = new(SocketType.Stream, ProtocolType.Tcp);
            public Socket Post = new(SocketType.Dgram, ProtocolType.Udp);

            void Open()
            {
                this.Door.Listen(1);
                Peer.Send(new byte[1]);
                Post.ReceiveFrom(new byte[1], ref from);
            }

            System.Net.EndPoint from = null!;
        }

        class Owner
        {
            void Stop(Server server, TcpListener listener)
            {
                CALL;
            }
        }
        """;

    [Theory]
    [InlineData("server.Door.Close()")]
    [InlineData("server.Door?.Close()")]
    [InlineData("server.Post.Close()")]
    [InlineData("listener.Server.Close()")]
    public void ListenerOrDatagramsOfAnotherType_CannotBeOne(string call) => Assert.False(CanBeConnection(call));

    [Theory]
    [InlineData("server.Peer.Close()")]
    [InlineData("server.Peer?.Close()")]
    [InlineData("new Socket(SocketType.Stream, ProtocolType.Tcp).Close()")]
    public void SocketThatOnlySends_CanBeOne(string call) => Assert.True(CanBeConnection(call));

    private static bool CanBeConnection(string call)
    {
        var tree = CSharpSyntaxTree.ParseText(Program.Replace("CALL", call, StringComparison.Ordinal));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Program", [tree], references, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error));
        var statement = tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>().Single(node => node.Expression.ToString() == call);
        return Guests.CanBeConnection(statement.Expression, compilation.GetSemanticModel(tree));
    }
}
