using Hangup.Analyzers;
using Hangup.Analyzers.Rules;
using Hangup.Analyzers.Symbols;
using Hangup.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Tests.Rules;

/// <summary><c>Hangup.Vocabulary.txt</c>: a team's own types and factories take part, and what the file gets wrong is HUP001.</summary>
public class VocabularyFileTests
{
    private const string Session = """
        namespace Wire
        {
            public class Session : IDisposable
            {
                public static Session Dial(string host) => throw null!;
                public static Task<Session> DialAsync(string host) => throw null!;
                public void Query(string text) { }
                public void Finish() { }
                public void Reset(string reason) { }
                public bool IsAlive => true;
                public void Dispose() => Finish();
            }

            public class Pooled : Session { }

            public static class Registry
            {
                public static void Take(Session session) { }
                public static void Look(Session session) { }
            }

            public class Framed : IDisposable
            {
                public Framed(TcpClient client) { }
                public void Dispose() { }
            }

            public class Plain : IDisposable
            {
                public void Open(string host) { }
                public void Ask() { }
                public void Close(int seconds) { }
                public void Dispose() { }
            }
        }

        """;

    private const string NoForm = "is not of the form [Namespace.Type]::Member = event";

    private const string Words = """
        # A session is a connection.
        [Wire.Session]::Dial = accept
        [Wire.Session]::DialAsync = accept    # the same, later

          [Wire.Session]::Finish=gracefully
        [Wire.Session]::Reset = abort
        [Wire.Registry]::Take = keep
        [Wire.Registry]::Look = borrow
        [Wire.Framed]::.ctor = view
        [Wire.Plain]::Open = connect
        [Wire.Plain]::Close = close
        """;

    [Fact]
    public Task WrapperDisposedOpen_IsReported() => Check("using var {|HUP101:session|} = Wire.Session.Dial(host); session.Query(\"a\");");

    [Fact]
    public Task FactoryWhoseTaskNobodyAwaits_IsNotReported() => Check("_ = Wire.Session.DialAsync(host);");

    [Fact]
    public Task FactoryWhoseResultIsLost_IsReported() => Check("{|HUP103:Wire.Session.Dial(host)|}.Query(\"a\");");

    [Fact]
    public Task AsyncFactoryWhoseResultIsLost_IsReported() => Check("var session = await {|HUP103:Wire.Session.DialAsync(host)|}; session.Query(\"a\");");

    [Fact]
    public Task DerivedTypeDisposedOpen_IsReported() => Check("using var {|HUP101:session|} = new Wire.Pooled();");

    [Theory]
    [InlineData("Finish()")]
    [InlineData("Reset(\"broken\")")]
    public Task EndedByAMemberOfTheFile_IsNotReported(string end) => Check($"var session = Wire.Session.Dial(host); try {{ session.Query(\"a\"); }} finally {{ session.{end}; }}");

    [Fact]
    public Task CloseWithArguments_IsJustAClose_IsNotReported() => Check("var plain = new Wire.Plain(); plain.Open(host); plain.Close(5);");

    [Fact]
    public Task NeverConnected_IsNotReported() => Check("using var plain = new Wire.Plain();");

    [Fact]
    public Task ConnectedAndUsed_IsReported() => Check("using var {|HUP101:plain|} = new Wire.Plain(); plain.Open(host); plain.Ask();");

    [Fact]
    public Task UnnamedMemberThatSoundsLikeAnEnd_IsNotReported() =>
        Check("var own = new Own(); own.StopNow();", "class Own : Wire.Session { public void StopNow() => Finish(); }");

    [Fact]
    public Task Kept_IsNotReported() => Check("Wire.Registry.Take(Wire.Session.Dial(host));");

    [Fact]
    public Task Borrowed_IsReported() => Check("var session = {|HUP103:Wire.Session.Dial(host)|}; Wire.Registry.Look(session);");

    [Fact]
    public Task ViewByConstructor_IsReported() => Check("using var {|HUP101:framed|} = new Wire.Framed(client);", "", "TcpClient client");

    [Theory]
    [InlineData("Over(client)", "{|HUP101:framed|}")]
    [InlineData("Over(client, leaveOpen: true)", "framed")]
    public Task ViewByAMethod_OwnsUnlessItIsTold(string over, string framed) => Check(
        $"using var {framed} = Wire.Frames.{over}; framed.WriteByte(1);",
        "namespace Wire { static class Frames { public static Stream Over(TcpClient client, bool leaveOpen = false) => throw null!; } }",
        "TcpClient client", "[Wire.Frames]::Over = view");

    [Fact]
    public Task DisposeThatTheFileCallsAnAbort_IsNotReported() =>
        Check("using var session = Wire.Session.Dial(host); session.Query(\"a\");", words: Words + "\n[Wire.Session]::Dispose = abort");

    [Fact]
    public Task OwnCodeOfTheType_IsNotReported() =>
        Check("", "class Own : Wire.Session { public void Finish2() { Query(\"bye\"); this.Dispose(); } }");

    [Fact]
    public Task InterfaceOfTheFile_CountsForItsImplementations() => Check(
        "using var {|HUP101:wire|} = new Cable(); wire.Send();",
        "interface IWire : IDisposable { void Send(); void Cut(); } class Cable : IWire { public void Send() { } public void Cut() { } public void Dispose() { } }",
        words: "[IWire]::Cut = abort");

    [Fact]
    public Task FieldDisposedOpen_IsReported() => Check(
        "", "class Owner : IDisposable { private readonly Wire.Session session = Wire.Session.Dial(\"a\"); public void Dispose() => {|HUP101:session.Dispose()|}; }");

    [Theory]
    [InlineData("Wire.Session", "= Wire.Session.Dial(\"a\");", "session.Query(\"b\");")]
    [InlineData("Wire.Session", "= Wire.Session.Dial(\"a\");", "if (session.IsAlive) session.Query(\"b\");")]
    [InlineData("Wire.Session?", ";", "session = Wire.Session.Dial(\"a\"); session?.Query(\"b\");")]
    [InlineData("Wire.Pooled", "= new();", "session.Query(\"b\");")]
    [InlineData("Wire.Pooled", "= new Wire.Pooled();", "session.Query(\"b\");")]
    [InlineData("Wire.Plain", "= new();", "session.Open(\"a\"); session.Ask();")]
    public Task FieldThatNobodyEnds_IsReportedAtItsName(string type, string initial, string use) => Check(
        "", $"class Owner {{ private {type} {{|HUP103:session|}} {initial} public void Ask() {{ {use} }} }}".Replace(" ;", ";"));

    [Theory]
    [InlineData("= Wire.Session.Dial(\"a\");", "session.Finish();")]
    [InlineData("= Wire.Session.Dial(\"a\");", "session.Reset(\"done\");")]
    [InlineData("= Wire.Session.Dial(\"a\");", "Wire.Registry.Take(session);")]
    [InlineData("= Wire.Session.Dial(\"a\");", "Console.WriteLine(session);")]
    [InlineData("= null!;", "session.Query(\"b\");")]
    public Task FieldThatSomebodyEndsOrTakes_IsNotReported(string initial, string use) => Check(
        "", $"class Owner {{ private Wire.Session session {initial} public void Ask() {{ {use} }} }}");

    [Fact]
    public Task FieldThatNeverConnects_IsNotReported() => Check(
        "", "class Owner { private Wire.Plain plain = new(); public void Ask() => plain.Ask(); }");

    [Fact]
    public async Task Names_OpenNoMoreBodiesThanNeeded()
    {
        var framework = await ReferenceAssemblies.Net.Net100.ResolveAsync(null, default);
        var compilation = CSharpCompilation.Create("Words", [CSharpSyntaxTree.ParseText("using System; using System.Net.Sockets; using System.Threading.Tasks;" + Session)], framework);
        var words = TeamVocabulary.Read([new TextFile("Hangup.Vocabulary.txt", Words)], [], compilation, default).Words;
        Assert.Equal(["Dial", "DialAsync", "Plain", "Session"], words.Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task OurVerbs_AreNotOfferedOnATeamsType()
    {
        var test = new CSharpCodeFixTest<ConnectionAnalyzer, ConnectionEndFix, DefaultVerifier> { CodeActionEquivalenceKey = ConnectionEndFix.AbortOnErrorKey };
        foreach (var state in new[] { test.TestState, test.FixedState })
        {
            state.AddProgram(Session + "class User { void Run() { using var {|HUP101:session|} = Wire.Session.Dial(\"a\"); session.Query(\"a\"); } }");
            state.AdditionalFiles.Add(("/Hangup.Vocabulary.txt", Words));
        }

        return test.RunAsync();
    }

    [Theory]
    [InlineData("Wire.Tunnel.Open()")]
    [InlineData("await Wire.Tunnel.OpenAsync()")]
    public Task FactoryOfStreams_IsReported(string factory) => Check(
        $"using var {{|HUP101:stream|}} = {factory}; stream.WriteByte(1);",
        "namespace Wire { static class Tunnel { public static Stream Open() => throw null!; public static Task<Stream> OpenAsync() => throw null!; } }",
        words: "[Wire.Tunnel]::Open = accept\n[Wire.Tunnel]::OpenAsync = accept");

    [Fact]
    public Task StaticEnd_EndsItsArgument_IsNotReported() => Check(
        "Wire.Tools.Kill(5, new TcpClient(host, 80));",
        "namespace Wire { static class Tools { public static void Kill(int code, TcpClient client) => throw null!; } }",
        words: "[Wire.Tools]::Kill = abort");

    [Fact]
    public Task TwoFiles_Merge()
    {
        var test = Program("using var {|HUP101:session|} = Wire.Session.Dial(host); session.Query(\"a\"); var other = Wire.Session.Dial(host); other.Finish();");
        test.TestState.AdditionalFiles.Add(("/Hangup.Vocabulary.txt", "[Wire.Session]::Dial = accept"));
        test.TestState.AdditionalFiles.Add(("/packages/Hangup.Vocabulary.Wire.txt", "[Wire.Session]::Finish = gracefully\n[Wire.Session]::Dial = accept"));
        return test.RunAsync();
    }

    [Fact]
    public Task WithoutAFile_ATeamsTypesMeanNothing() => Program("using var session = Wire.Session.Dial(host); session.Query(\"a\");").RunAsync();

    [Fact]
    public Task FileOfAnotherName_IsNotRead()
    {
        var test = Program("");
        test.TestState.AdditionalFiles.Add(("/Vocabulary.txt", "nonsense"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("[Wire.Session]:Finish = close", NoForm)]
    [InlineData("Wire.Session::Finish = close", NoForm)]
    [InlineData("[Wire.Session]::Finish", NoForm)]
    [InlineData("[Wire.Session]::Finish =", NoForm)]
    [InlineData("[Wire.Session]::Finish = Close", "has no event 'Close', only accept, connect, use, view, close, gracefully, abort, dispose, shutdown, keep, borrow, nothing")]
    [InlineData("[Wire.Sesion]::Finish = close", "names a type that this compilation does not have: 'Wire.Sesion'")]
    [InlineData("[Wire.Session]::Finsh = close", "names a member that 'Session' does not have: 'Finsh'")]
    [InlineData("[Wire.Pooled]::Finish = close", "names a member that 'Pooled' inherits: it is declared by 'Session'")]
    [InlineData("[Wire.Session]::IsAlive = close", "says what no property can: only view and nothing")]
    [InlineData("[Wire.Session]::.ctor = close", "says what no constructor can: only accept, view, keep, borrow and nothing")]
    [InlineData("[System.Net.Sockets.Socket]::Close = abort", "names a member that Hangup knows already: 'Close'")]
    public Task BadLine_IsReportedWhereItStands(string line, string problem) =>
        CheckLine($"# first\n\n  {line}  # why\n", 3, 3, line, problem);

    [Fact]
    public Task Contradiction_IsReportedOnTheLaterLine() => CheckLine(
        "[Wire.Session]::Finish = gracefully\n[Wire.Session]::Finish = gracefully\n[Wire.Session]::Finish = abort", 3, 1,
        "[Wire.Session]::Finish = abort", "contradicts Hangup.Vocabulary.txt line 1, which holds: '[Wire.Session]::Finish = gracefully'");

    [Fact]
    public Task BadLine_DoesNotSpoilTheOthers()
    {
        var test = Program("using var {|HUP101:session|} = Wire.Session.Dial(host); session.Query(\"a\");");
        test.TestState.AdditionalFiles.Add(("/Hangup.Vocabulary.txt", "nonsense\n" + Words));
        test.ExpectedDiagnostics.Add(Bad("/Hangup.Vocabulary.txt", 1, 1, "nonsense", NoForm));
        return test.RunAsync();
    }

    [Fact]
    public Task BadLine_InAProjectWithoutConnections_IsReported()
    {
        var test = new CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier> { TestCode = "class Nothing { }" };
        test.TestState.AdditionalFiles.Add(("/Hangup.Vocabulary.Team.txt", "nonsense"));
        test.ExpectedDiagnostics.Add(Bad("/Hangup.Vocabulary.Team.txt", 1, 1, "nonsense", NoForm));
        return test.RunAsync();
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private static Task CheckLine(string file, int line, int column, string text, string problem)
    {
        var test = Program("");
        test.TestState.AdditionalFiles.Add(("/project/Hangup.Vocabulary.txt", file));
        test.ExpectedDiagnostics.Add(Bad("/project/Hangup.Vocabulary.txt", line, column, text, problem));
        return test.RunAsync();
    }

    private static DiagnosticResult Bad(string path, int line, int column, string text, string problem) =>
        ConnectionTest.Diagnostic("HUP001").WithSpan(path, line, column, line, column + text.Length).WithArguments(Quotation.Of(text), problem);

    private static Task Check(string body, string types = "", string parameters = "string host", string words = Words)
    {
        var test = Program(body, types, parameters);
        test.TestState.AdditionalFiles.Add(("/Hangup.Vocabulary.txt", words));
        return test.RunAsync();
    }

    /// <summary>The session in one file, its user in another that mentions no type of the class library.</summary>
    private static CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier> Program(string body, string types = "", string parameters = "string host")
    {
        var test = new CSharpAnalyzerTest<ConnectionAnalyzer, DefaultVerifier>();
        test.DisabledDiagnostics.Add("HUP104");
        test.TestState.AddProgram(Session);
        test.TestState.Sources.Add($"class Program {{ async Task Run({parameters}) {{ {body} await Task.Yield(); }} }}\n{types}");
        return test;
    }
}
