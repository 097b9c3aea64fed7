using System.Collections.Immutable;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Hangup.Tests.Fixes;

/// <summary>What the analyzers that many projects run beside ours say of a program, alone and beside our suppressor.</summary>
internal static class Neighbours
{
    private static string[] Rules => FixTrials.Neighbours.Rules;

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers => FixTrials.Neighbours.All;

    /// <summary>Whose rules are heard at all.</summary>
    public static IEnumerable<string> Heard => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Intersect(Rules).Order();

    /// <summary>Those that tell of a rule.</summary>
    public static IEnumerable<DiagnosticAnalyzer> Of(string rule) => Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(supported => supported.Id == rule));

    /// <summary>How often each rule is broken.</summary>
    public static async Task<SortedDictionary<string, int>> CountAsync(string program) =>
        new((await BrokenAsync(program, Analyzers)).GroupBy(diagnostic => diagnostic.Id).ToDictionary(group => group.Key, group => group.Count()));

    /// <summary>What is left, and what our suppressor has silenced, once it stands beside them.</summary>
    /// <param name="option">Lines of <c>.editorconfig</c>.</param>
    public static async Task<(string[] Left, string[] Silenced)> BesideSuppressorAsync(string program, string option = "")
    {
        var found = await BrokenAsync(program, [.. Analyzers, new ConnectionAnalyzer(), new EndedConnectionSuppressor()], option);
        return (Ids(found.Where(diagnostic => !diagnostic.IsSuppressed)), Ids(found.Where(diagnostic => diagnostic.IsSuppressed)));

        static string[] Ids(IEnumerable<Diagnostic> some) => [.. some.Select(diagnostic => diagnostic.Id).Distinct().Order()];
    }

    private static async Task<Diagnostic[]> BrokenAsync(string program, ImmutableArray<DiagnosticAnalyzer> analyzers, string option = "")
    {
        var state = ConnectionPrograms.Empty();
        state.AddProgram(program);
        var parse = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = state.Sources.Select(file => CSharpSyntaxTree.ParseText(ConnectionPrograms.Unmarked(file.content.ToString()), parse, file.filename));
        var framework = await ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, default);
        var options = new CSharpCompilationOptions(state.OutputKind ?? OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(Rules.Select(rule => KeyValuePair.Create(rule, ReportDiagnostic.Warn)));
        var compilation = CSharpCompilation.Create("Program", trees, framework.Concat(state.AdditionalReferences), options);
        var settings = new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new EditorConfig(option)), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var found = await compilation.WithAnalyzers(analyzers, settings).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return [.. found.Where(diagnostic => Rules.Contains(diagnostic.Id))];
    }
}
