using System.Collections.Immutable;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Oracle.Comparison;

/// <summary>All that the analyzer reports, of any code; that it throws is a failure.</summary>
internal static class Reports
{
    public static async Task<ImmutableArray<Diagnostic>> Of(Compilation compilation, bool concurrently = true, CancellationToken enough = default)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown ??= exception, concurrently, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new ConnectionAnalyzer()], options).GetAnalyzerDiagnosticsAsync(enough);
        return thrown is null ? diagnostics : throw new InvalidOperationException("The analyzer has thrown.", thrown);
    }
}
