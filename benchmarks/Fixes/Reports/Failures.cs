using System.Globalization;
using System.Text;

namespace Hangup.FixTrials.Reports;

/// <summary>What failed, by cause, to be read by who mends it.</summary>
internal static class Failures
{
    public static string Of(Results results)
    {
        var text = new StringBuilder("# Fixes over real code\n\n").Append(Table.Of(results)).Append('\n');
        var flaws = results.Trials.SelectMany(trial => trial.Flaws.DistinctBy(flaw => flaw.Cause).Select(flaw => (Trial: trial, Flaw: flaw)));
        foreach (var group in flaws.GroupBy(pair => (pair.Flaw.Promise, pair.Flaw.Cause)).OrderBy(group => group.Key.Promise).ThenByDescending(group => group.Count(pair => pair.Trial.IsFirst)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {group.Key.Promise}: {group.Key.Cause} ({group.Count(pair => pair.Trial.IsFirst)} first, {group.Count()} in all)\n");
            foreach (var (trial, flaw) in group.OrderByDescending(pair => pair.Trial.IsFirst).ThenBy(pair => pair.Trial.Path, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{Heading(trial)}\n\n    {flaw.Detail.ReplaceLineEndings("\n    ")}\n\n```diff\n{trial.Diff}```\n");
            }
        }

        AppendFixAlls(text, results);
        text.Append("\n## Findings without an action\n\n");
        foreach (var trial in results.Trials.Where(trial => !trial.HasAction).OrderBy(trial => trial.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"* {trial.Id} {trial.Path}({trial.Line})\n");
        }

        return text.ToString();
    }

    public static string Heading(Trial trial) => $"### {trial.Path}({trial.Line}): {trial.Id}, '{trial.Title}'{(trial.IsFirst ? "" : " (not the first)")}";

    private static void AppendFixAlls(StringBuilder text, Results results)
    {
        text.Append("\n## Fix All\n\n");
        foreach (var trial in results.FixAlls)
        {
            foreach (var flaw in trial.Flaws)
            {
                text.Append(CultureInfo.InvariantCulture, $"* {trial.Source} {trial.Id} {trial.Key}: {flaw.Cause}: {flaw.Detail}\n");
            }
        }
    }
}
