using Hangup.Analyzers;
using Hangup.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>How long a fix makes its code wait: nowhere where nobody may wait, as long as an option says, and as its title tells.</summary>
public class WaitFixTests
{
    [Fact]
    public Task DisposeOfAField_DoesNotWait() => Fix("""
        class Link : IDisposable
        {
            private readonly TcpClient client = new("localhost", 80);

            void Ask() => client.GetStream().ReadByte();

            public void Dispose()
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        class Link : IDisposable
        {
            private readonly TcpClient client = new("localhost", 80);

            void Ask() => client.GetStream().ReadByte();

            public void Dispose()
            {
                client.Close();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task DisposePattern_DoesNotWait() => Fix("""
        class Link : IDisposable
        {
            private readonly Socket socket;

            Link(Socket socket) => this.socket = socket;

            ~Link() => Dispose(false);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    {|HUP101:socket.Dispose()|};
                }
            }
        }
        """, """
        class Link : IDisposable
        {
            private readonly Socket socket;

            Link(Socket socket) => this.socket = socket;

            ~Link() => Dispose(false);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    socket.Close();
                    socket.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task AsyncDispose_Awaits() => Fix("""
        class Link(NetworkStream stream) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync()
            {
                await {|HUP101:stream.DisposeAsync()|};
            }
        }
        """, """
        class Link(NetworkStream stream) : IAsyncDisposable
        {
            public async ValueTask DisposeAsync()
            {
                await stream.CloseGracefullyAsync();
                await stream.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Window_DoesNotWait() => Fix("""
        class Window { }

        class Chat : Window
        {
            private TcpClient client = new("localhost", 80);

            void Send() => client.GetStream().WriteByte(1);

            void OnQuit(object sender, EventArgs e)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """, """
        class Window { }

        class Chat : Window
        {
            private TcpClient client = new("localhost", 80);

            void Send() => client.GetStream().WriteByte(1);

            void OnQuit(object sender, EventArgs e)
            {
                client.Close();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task LoopOverManySessions_DoesNotWaitForEach() => Fix("""
        record Session(Socket Socket);

        class Server
        {
            void Stop(List<Session> sessions)
            {
                foreach (var session in sessions)
                {
                    {|HUP101:session.Socket.Dispose()|};
                }
            }
        }
        """, """
        record Session(Socket Socket);

        class Server
        {
            void Stop(List<Session> sessions)
            {
                foreach (var session in sessions)
                {
                    session.Socket.Close();
                    session.Socket.Dispose();
                }
            }
        }
        """);

    [Fact]
    public async Task Deadline_IsWrittenIntoEachClose()
    {
        var test = Of("""
            class Link : IDisposable
            {
                private readonly TcpClient client = new("localhost", 80);

                void Ask() => client.GetStream().ReadByte();

                public void Dispose() => {|HUP101:client.Dispose()|};
            }
            """, """
            class Link : IDisposable
            {
                private readonly TcpClient client = new("localhost", 80);

                void Ask() => client.GetStream().ReadByte();

                public void Dispose()
                {
                    client.CloseGracefully(TimeSpan.FromMilliseconds(500));
                    client.Dispose();
                }
            }
            """);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\nhangup_close_timeout = 500ms\n"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("2s", "FromSeconds(2)")]
    [InlineData(" 1500 ms ", "FromMilliseconds(1500)")]
    [InlineData("2", null)]
    [InlineData("0s", null)]
    [InlineData("-1s", null)]
    [InlineData("1.5s", null)]
    [InlineData("99999999s", null)]
    [InlineData("infinite", null)]
    public void Deadline_IsANumberWithItsUnit(string value, string? call) => Assert.Equal(call, CloseTimeout.Parse(value)?.Call);

    [Theory]
    [InlineData("void Stop(TcpClient client) { client.Dispose(); }", "Abort on error, close on success, waiting for the peer for at most 5 s")]
    [InlineData("async Task Stop(TcpClient client) { await Task.Yield(); client.Dispose(); }", "Abort on error, close on success, awaiting the peer for at most 5 s")]
    [InlineData("void Stop(TcpClient client) { lock (client) { client.Dispose(); } }", "Abort on error, close on success, without waiting for the peer")]
    [InlineData("void Stop(Socket socket) { socket.Send(new byte[1]); socket.Close(); }", "Close gracefully, waiting for the peer for at most 5 s")]
    [InlineData("void Stop(Socket socket) { socket.Send(new byte[1]); socket.Close(); throw new IOException(); }", "Abort what has failed")]
    [InlineData("void Stop(Socket socket) { socket.Send(new byte[1]); socket.Shutdown(SocketShutdown.Both); }", "Shut down sending only")]
    public async Task Title_TellsTheWait(string program, string title) => Assert.Equal(title, await TitleOf(program));

    private static async Task<string> TitleOf(string program)
    {
        var source = $"using System; using System.IO; using System.Net.Sockets; using System.Threading.Tasks; using Hangup; class Program {{ {program} }}";
        var workspace = new AdhocWorkspace();
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(ConnectionExtensions).Assembly.Location).Distinct();
        var project = workspace.AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(references.Select(path => MetadataReference.CreateFromFile(path)))
            .WithCompilationOptions(new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var document = project.AddDocument("Program.cs", SourceText.From(source));
        var compilation = await document.Project.GetCompilationAsync();
        var found = await Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(compilation!, [new ConnectionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var actions = new List<CodeAction>();
        CodeFixProvider fix = found.Single().Id == "HUP101" ? new ConnectionEndFix() : new GracefulCloseFix();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, found.Single(), (action, _) => actions.Add(action), default));
        return actions[0].Title;
    }
}
