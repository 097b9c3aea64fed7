using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Benchmarks;

/// <summary>
/// One edit in an open document of a workspace, and the time until its diagnostics are there: the compiler's, then of all analyzers the
/// syntactic ones, then the semantic ones, as hosts ask for them. With Hangup and without, in turn, so that both see the same machine; on
/// one thread and by the processor's clock, so that other work on it does not count.
/// </summary>
internal static class Keystrokes
{
    private const int Warmup = 15;
    private const int Edits = 60;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Both = [.. Contenders.Sdk, .. Contenders.Hangup];

    /// <param name="chart">Where to draw the table, too.</param>
    public static void Measure(string? chart)
    {
        var drawn = new KeystrokeChart();
        Console.WriteLine("| document | without p50 | p95 | with p50 | p95 | ratio | added p50 | p95 | alone p50 | p95 | syntax p95 | allocated |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var document in new[] { OpenDocument.With(0), OpenDocument.With(3), OpenDocument.With(170), OpenDocument.LargeMethod() })
            Measure(document, drawn);
        if (chart is not null)
            File.WriteAllText(chart, drawn.Draw());
    }

    private static void Measure(OpenDocument document, KeystrokeChart drawn)
    {
        var editor = new Editor(document);
        // Of its own, for what one request leaves the next one may go on with.
        var lonely = new Editor(document);
        var (without, with, ours, syntax, bytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var edit = -Warmup; edit < Edits; edit++)
        {
            var project = editor.Type(edit);
            // Who goes first changes from edit to edit.
            var first = Ask(project, edit % 2 == 0 ? Contenders.Sdk : Both);
            var second = Ask(project, edit % 2 == 0 ? Both : Contenders.Sdk);
            var alone = Alone(lonely.Type(edit));
            if (edit < 0)
                continue;
            without.Add(edit % 2 == 0 ? first : second);
            with.Add(edit % 2 == 0 ? second : first);
            ours.Add(alone.Semantic);
            syntax.Add(alone.Syntax);
            bytes.Add(alone.Bytes);
        }

        var added = with.Zip(without, (more, less) => more - less).ToList();
        drawn.Add(document.Label, At(without, 50), At(added, 50));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {document.Name} | {At(without, 50):0} ms | {At(without, 95):0} ms | {At(with, 50):0} ms | {At(with, 95):0} ms | {1 + (At(added, 50) / At(without, 50)):0.00}x | {At(added, 50):0.0} ms | {At(added, 95):0.0} ms | {At(ours, 50):0.0} ms | {At(ours, 95):0.0} ms | {At(syntax, 95):0.0} ms | {At(bytes, 50) / 1024:0} KB |"));
    }

    /// <summary>All that a host shows.</summary>
    private static double Ask(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var (compilation, tree) = Fresh(project);
        var started = Environment.CpuUsage.TotalTime;
        compilation.GetSemanticModel(tree).GetDiagnostics();
        var driver = With(compilation, analyzers, project);
        _ = driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
        _ = driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
        return (Environment.CpuUsage.TotalTime - started).TotalMilliseconds;
    }

    /// <summary>What of that is ours: what the driver does for any analyzer that asks for models is taken off.</summary>
    private static (double Semantic, double Syntax, double Bytes) Alone(Project project)
    {
        var idle = Semantic(project, Contenders.Listening);
        var hangup = Semantic(project, Contenders.Hangup);
        var (compilation, tree) = Fresh(project);
        var started = Environment.CpuUsage.TotalTime;
        _ = With(compilation, Contenders.Hangup, project).GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None).GetAwaiter().GetResult();
        return (Math.Max(0, hangup.Time - idle.Time), (Environment.CpuUsage.TotalTime - started).TotalMilliseconds, Math.Max(0, hangup.Bytes - idle.Bytes));
    }

    private static (double Time, double Bytes) Semantic(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var (compilation, tree) = Fresh(project);
        var driver = With(compilation, analyzers, project);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var started = Environment.CpuUsage.TotalTime;
        _ = driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, CancellationToken.None).GetAwaiter().GetResult();
        return ((Environment.CpuUsage.TotalTime - started).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - before);
    }

    private static CompilationWithAnalyzers With(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, Project project) =>
        new(compilation, analyzers, new CompilationWithAnalyzersOptions(project.AnalyzerOptions, onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    // A host has a fresh compilation per edit: neither side may profit from what the other bound, nor pay for what it left behind.
    private static (Compilation Compilation, SyntaxTree Tree) Fresh(Project project)
    {
        GC.Collect();
        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!.Clone();
        return (compilation, compilation.SyntaxTrees.Single(tree => tree.FilePath == Editor.Path));
    }

    private static double At(IEnumerable<double> times, int percent) => times.Order().ElementAt((times.Count() - 1) * percent / 100);

    /// <summary>A project of a hundred other files, of which three hold connections.</summary>
    private sealed class Editor
    {
        public const string Path = "Desk.cs";

        private readonly OpenDocument _document;
        private readonly DocumentId _id;
        private Solution _solution;

        public Editor(OpenDocument document)
        {
            _document = document;
            var project = new AdhocWorkspace().AddProject("Desk", LanguageNames.CSharp)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
                .WithParseOptions(new CSharpParseOptions(LanguageVersion.Preview))
                .AddMetadataReferences(Subject.Framework);
            foreach (var (text, number) in GeneratedPrograms.Application(100, 3).Select((text, number) => (text, number)))
                project = project.AddDocument($"File{number}.cs", text, filePath: $"File{number}.cs").Project;
            var opened = project.AddDocument(Path, SourceText.From(document.Text), filePath: Path);
            _id = opened.Id;
            _solution = opened.Project.Solution;
        }

        /// <summary>Each keystroke changes one digit of the same statement.</summary>
        public Project Type(int edit)
        {
            var text = SourceText.From(_document.Text).WithChanges(new TextChange(new TextSpan(_document.Caret, 0), string.Create(CultureInfo.InvariantCulture, $"step += {edit + 1_000};")));
            var previous = _solution.GetDocument(_id)!.GetTextAsync().GetAwaiter().GetResult();
            _solution = _solution.WithDocumentText(_id, previous.WithChanges(text.GetTextChanges(previous)));
            return _solution.GetProject(_id.ProjectId)!;
        }
    }
}
