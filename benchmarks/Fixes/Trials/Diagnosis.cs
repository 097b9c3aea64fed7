using System.Collections.Immutable;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.FixTrials;

/// <summary>What analyzers find: ours, unless others are named.</summary>
internal sealed class Diagnosis(ImmutableArray<DiagnosticAnalyzer> analyzers)
{
    public static Diagnosis Ours { get; } = new([new ConnectionAnalyzer()]);

    public async Task<ImmutableArray<Diagnostic>> OfAsync(Project project)
    {
        var found = await (await WithAsync(project)).GetAnalyzerDiagnosticsAsync();
        return InOrder(found.Where(diagnostic => diagnostic.Location.IsInSource));
    }

    /// <summary>Of this file alone, as in an editor.</summary>
    public async Task<ImmutableArray<Diagnostic>> OfAsync(Document document)
    {
        var with = await WithAsync(document.Project);
        var tree = (await document.GetSyntaxTreeAsync())!;
        var syntax = await with.GetAnalyzerSyntaxDiagnosticsAsync(tree, default);
        var semantic = await with.GetAnalyzerSemanticDiagnosticsAsync(with.Compilation.GetSemanticModel(tree), filterSpan: null, default);
        return InOrder(syntax.Concat(semantic).Where(diagnostic => diagnostic.Location.SourceTree == tree));
    }

    private static ImmutableArray<Diagnostic> InOrder(IEnumerable<Diagnostic> found) =>
        [.. found.OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];

    private async Task<CompilationWithAnalyzers> WithAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (thrown, analyzer, _) => throw new InvalidOperationException($"{analyzer} threw", thrown), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers(analyzers, options);
    }
}
