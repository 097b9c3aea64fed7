using System.Globalization;
using System.Text;

namespace Hangup.FixTrials.Reports;

/// <summary>Diffs drawn at random, to be read as a maintainer would.</summary>
internal static class Sample
{
    public static string Of(Results results, int count, int seed)
    {
        var first = results.Trials.Where(trial => trial.IsFirst && trial.HasAction).OrderBy(trial => trial.Path, StringComparer.Ordinal).ThenBy(trial => trial.Line).ThenBy(trial => trial.Id, StringComparer.Ordinal).ToArray();
        new Random(seed).Shuffle(first);
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\n# {count} of {first.Length} first actions, seed {seed}\n");
        foreach (var trial in first.Take(count))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Failures.Heading(trial)}\n\n{string.Join('\n', trial.Flaws.Select(flaw => $"* {flaw.Promise}: {flaw.Cause}: {flaw.Detail}"))}\n\n```diff\n{trial.Diff}```\n");
        }

        return text.ToString();
    }
}
