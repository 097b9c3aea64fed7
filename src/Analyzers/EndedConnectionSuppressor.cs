using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers;

/// <summary>Keeps other analyzers from asking for the dispose of a connection that is proven to be ended explicitly on all paths.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndedConnectionSuppressor : DiagnosticSuppressor
{
    /// <summary><c>hangup_suppressions = false</c> in <c>.editorconfig</c> switches it off.</summary>
    internal const string Option = "hangup_suppressions";

    private const string Justification = "Hangup has proven that the connection is ended explicitly on all paths.";

    private static readonly ImmutableDictionary<string, SuppressionDescriptor> Suppressions =
        new[] { "CA2000", "CA2213", "IDISP001", "IDISP003", "IDISP004", "IDISP007", "S2930" }.ToImmutableDictionary(static id => id, static id => new SuppressionDescriptor("HUP-" + id, id, Justification));

    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = Suppressions.Values.OrderBy(static suppression => suppression.Id, StringComparer.Ordinal).ToImmutableArray();

    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        var analysis = CompilationAnalysis.Of(context.Compilation, context.Options, context.CancellationToken);
        if (!analysis.MayFind)
            return;
        foreach (var file in context.ReportedDiagnostics.Where(static diagnostic => diagnostic.Location.SourceTree is not null).GroupBy(static diagnostic => diagnostic.Location.SourceTree!))
            if (IsOn(context.Options, file.Key))
                Report(context, file, analysis.FindingsIn(file.Key, span: null, context.CancellationToken).SelectMany(static findings => findings.Ended).ToImmutableHashSet());
    }

    private static void Report(SuppressionAnalysisContext context, IEnumerable<Diagnostic> diagnostics, ImmutableHashSet<TextSpan> ended)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => ended.Contains(diagnostic.Location.SourceSpan)))
            context.ReportSuppression(Suppression.Create(Suppressions[diagnostic.Id], diagnostic));
    }

    private static bool IsOn(AnalyzerOptions options, SyntaxTree tree) =>
        !options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(Option, out var value) || !value.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
}
