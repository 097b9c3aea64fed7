using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Benchmarks;

/// <summary>A compilation that is parsed, and of which nothing is bound yet.</summary>
internal sealed class Subject
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Preview);

    public static readonly ImmutableArray<MetadataReference> Framework = [.. FrameworkPaths().Select(path => MetadataReference.CreateFromFile(path))];

    // One thread: what it costs, not how well it is spread.
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions([new("CA2000", ReportDiagnostic.Warn)]);

    private readonly CSharpCompilation _compilation;

    public Subject(IEnumerable<string> files) =>
        _compilation = CSharpCompilation.Create("Subject", files.Select((text, number) => CSharpSyntaxTree.ParseText(text, Parse, $"File{number}.cs")), Framework, Options);

    /// <summary>What the compiler does without analyzers, except for writing the assembly.</summary>
    public int Compile()
    {
        var found = _compilation.GetDiagnostics();
        return found.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? throw new InvalidOperationException(found[0].ToString()) : found.Length;
    }

    /// <summary>The analyzers alone, with all that they make the compiler bind.</summary>
    public int Analyze(ImmutableArray<DiagnosticAnalyzer> analyzers) => Count(With(analyzers).GetAnalyzerDiagnosticsAsync());

    /// <summary>As in a build.</summary>
    public int CompileAndAnalyze(ImmutableArray<DiagnosticAnalyzer> analyzers) => Count(With(analyzers).GetAllDiagnosticsAsync());

    /// <summary>The same files, parsed anew: what an analyzer keeps of these is no help.</summary>
    public Subject Afresh() => new(_compilation.SyntaxTrees.Select(tree => tree.ToString()));

    private CompilationWithAnalyzers With(ImmutableArray<DiagnosticAnalyzer> analyzers) =>
        new(_compilation, analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));

    // One that crashed has not done its work.
    private static int Count(Task<ImmutableArray<Diagnostic>> analysis)
    {
        var found = analysis.GetAwaiter().GetResult();
        return found.FirstOrDefault(diagnostic => diagnostic.Id == "AD0001") is { } crash ? throw new InvalidOperationException(crash.ToString()) : found.Length;
    }

    // The list also holds the benchmark's own assemblies; the framework's are those next to the core library.
    private static IEnumerable<string> FrameworkPaths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework);
    }
}
