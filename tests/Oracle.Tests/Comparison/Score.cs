using System.Globalization;
using System.Text;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Comparison;

/// <summary>A finding on which analyzer and interpreter do not agree.</summary>
internal sealed record Disagreement(Program Program, string Id, bool IsReported);

/// <summary>How often analyzer and interpreter agree, by rule.</summary>
internal sealed class Score
{
    private readonly SortedDictionary<string, (int Both, int OnlyAnalyzer, int OnlyInterpreter)> _counts = new(StringComparer.Ordinal);

    private readonly SortedDictionary<string, int> _conceded = new(StringComparer.Ordinal);

    public List<Disagreement> Disagreements { get; } = [];

    public int Programs { get; private set; }

    public void Add(Case one, IReadOnlySet<Finding> actual)
    {
        Programs++;
        var expected = one.Expected();
        foreach (var finding in expected.Union(actual))
        {
            var (both, onlyAnalyzer, onlyInterpreter) = _counts.GetValueOrDefault(finding.Id);
            var (isExpected, isReported) = (expected.Contains(finding), actual.Contains(finding));
            _counts[finding.Id] = (both + (isExpected && isReported ? 1 : 0), onlyAnalyzer + (isExpected ? 0 : 1), onlyInterpreter + (isReported ? 0 : 1));
            if (isExpected == isReported)
                continue;
            if (Concessions.NameOf(one, finding, isReported) is { } name)
                _conceded[name] = _conceded.GetValueOrDefault(name) + 1;
            else
                Disagreements.Add(new Disagreement(one.Program, finding.Id, isReported));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Programs} programs\n");
        foreach (var (id, (both, onlyAnalyzer, onlyInterpreter)) in _counts)
            text.Append(CultureInfo.InvariantCulture, $"{id}: {both} agreed, {onlyAnalyzer} false, {onlyInterpreter} missed: precision {Share(both, onlyAnalyzer):P2}, recall {Share(both, onlyInterpreter):P2}\n");
        foreach (var (name, count) in _conceded)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {count}\n");
        return text.ToString();
    }

    private static double Share(int good, int bad) => good + bad == 0 ? 1 : (double)good / (good + bad);
}
