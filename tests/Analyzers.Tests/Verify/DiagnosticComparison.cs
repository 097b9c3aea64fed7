using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Pairs expected and actual diagnostics, and tells what is left over so that one can read it.</summary>
internal static class DiagnosticComparison
{
    /// <summary>Null where everything has its counterpart.</summary>
    public static string? Describe(EvaluatedState evaluated, ImmutableArray<Diagnostic> actual)
    {
        var missing = new List<DiagnosticResult>();
        var unexpected = actual.ToList();

        // The pickier come first, so that a bare mark does not take what only they can match.
        foreach (var expected in evaluated.Expected.OrderBy(expected => expected.Message is null))
        {
            var match = unexpected.FirstOrDefault(found => Matches(found, expected));
            if (match is null)
            {
                missing.Add(expected);
            }
            else
            {
                unexpected.Remove(match);
            }
        }

        return missing.Count + unexpected.Count == 0 ? null : Report(evaluated, missing, unexpected);
    }

    /// <summary>What stands for it in a state that has everything.</summary>
    public static DiagnosticResult Counterpart(EvaluatedState evaluated, Diagnostic found) => evaluated.Expected.First(expected => Matches(found, expected));

    private static bool Matches(Diagnostic found, DiagnosticResult expected) =>
        found.Id == expected.Id
        && (expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) || found.Severity == expected.Severity)
        && (expected.Message is null || expected.Message == found.GetMessage(CultureInfo.InvariantCulture))
        && LocationsMatch(found, expected);

    private static bool LocationsMatch(Diagnostic found, DiagnosticResult expected)
    {
        if (!expected.HasLocation)
        {
            return found.Location == Location.None;
        }

        return expected.Spans[0].Matches(found.Location)
            && (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations)
                || (expected.Spans.Length == 1 + found.AdditionalLocations.Count
                    && expected.Spans.Skip(1).Zip(found.AdditionalLocations).All(pair => pair.First.Matches(pair.Second))));
    }

    private static string Report(EvaluatedState evaluated, List<DiagnosticResult> missing, List<Diagnostic> unexpected)
    {
        var report = new StringBuilder("diagnostics differ.\n");
        Append("Expected, but not reported:", missing.Select(expected => $"{expected} [{expected.Severity}]"));
        Append("Reported, but not expected:", unexpected.Select(Print));
        if (missing.Any(expected => unexpected.Any(found => found.Id == expected.Id && expected.Spans.FirstOrDefault().Matches(found.Location))))
        {
            report.Append("(The place is right: message, severity or additional locations differ; the latter are ignored with DiagnosticOptions.IgnoreAdditionalLocations.)\n");
        }

        foreach (var (path, text) in evaluated.Files)
        {
            Append($"{path}:", text.Lines.Select(line => $"{line.LineNumber + 1,4} {text.ToString(line.Span)}"));
        }

        return report.ToString();

        void Append(string title, IEnumerable<string> lines) => report.Append(title).Append('\n').AppendJoin("", lines.Select(line => $"  {line}\n"));
    }

    private static string Print(Diagnostic found)
    {
        var more = string.Concat(found.AdditionalLocations.Select(location => $" + {Print(location)}"));
        return $"{Print(found.Location)}{more}: {found.Id}: {found.GetMessage(CultureInfo.InvariantCulture)} [{found.Severity}]";
    }

    private static string Print(Location location) =>
        location == Location.None ? "(no location)" : DiagnosticLocation.Print(location.GetLineSpan());
}
