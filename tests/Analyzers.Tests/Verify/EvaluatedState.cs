using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A state without marks: plain sources, by project, and every expected diagnostic with its place.</summary>
internal sealed record EvaluatedState(
    ImmutableDictionary<string, ImmutableArray<(string Path, SourceText Text)>> Sources,
    ImmutableArray<DiagnosticResult> Expected)
{
    public IEnumerable<(string Path, SourceText Text)> Files => Sources.Values.SelectMany(files => files);

    /// <param name="unheard">The ids whose marks do not count.</param>
    public static EvaluatedState Of(SolutionState state, IEnumerable<DiagnosticAnalyzer> analyzers, IEnumerable<string> unheard)
    {
        var marks = new List<(string Name, DiagnosticLocation Location)>();
        var sources = state.Projects.ToImmutableDictionary(project => project.Name, project => project.Sources.Select(Unmark).ToImmutableArray());
        var keys = marks.Where(mark => mark.Name.StartsWith('#')).ToDictionary(mark => mark.Name[1..], mark => mark.Location);
        var rules = analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).ToArray();
        var marked = marks.Where(mark => !mark.Name.StartsWith('#')).Select(mark => Expect(mark.Name, rules).WithSpans([mark.Location])).Where(expected => !unheard.Contains(expected.Id));
        return new(sources, [.. marked, .. state.ExpectedDiagnostics.Select(Located)]);

        (string, SourceText) Unmark((string Path, SourceText Text) file)
        {
            TestFileMarkupParser.GetSpans(file.Text.ToString(), out var plain, out var spans);
            var text = SourceText.From(plain);
            marks.AddRange(spans.SelectMany(named => named.Value.Select(span => (named.Key, new DiagnosticLocation(new(file.Path, text.Lines.GetLinePositionSpan(span)), default)))));
            return (file.Path, text);
        }

        DiagnosticResult Located(DiagnosticResult expected) => expected.WithSpans(expected.Spans.Select(Resolved));

        DiagnosticLocation Resolved(DiagnosticLocation location) =>
            location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey) ? keys[$"{location.MarkupKey}"]
            : location.Span.Path.Length == 0 ? new(new(state.Sources[0].filename, location.Span.Span), location.Options)
            : location;
    }

    // The package, too, checks neither additional locations nor the message of a diagnostic that is only marked.
    private static DiagnosticResult Expect(string id, DiagnosticDescriptor[] rules)
    {
        if (id.Length == 0 && rules.Length != 1)
        {
            throw new FormatException($"[|...|] means the only rule, and the analyzer has {rules.Length}: write {{|id:...|}}.");
        }

        var rule = id.Length == 0 ? rules[0] : rules.FirstOrDefault(candidate => candidate.Id == id);
        var expected = rule is null ? DiagnosticResult.CompilerError(id) : new DiagnosticResult(rule).WithMessage(null);
        return expected.WithOptions(rule is null ? DiagnosticOptions.IgnoreAdditionalLocations | DiagnosticOptions.IgnoreSeverity : DiagnosticOptions.IgnoreAdditionalLocations);
    }
}
