using System.Globalization;
using System.Text;

namespace Hangup.FixTrials.Reports;

/// <summary>The results by id, as Markdown.</summary>
internal static class Table
{
    public static string Of(Results results)
    {
        var text = new StringBuilder();
        text.Append("| id | findings | with an action | sound | in style | other actions | sound | in style | ms, median |\n|---|---|---|---|---|---|---|---|---|\n");
        foreach (var group in results.Trials.GroupBy(trial => trial.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(Row(group.Key, [.. group]));
        }

        text.Append(Row("all", results.Trials)).Append('\n');
        text.Append("| cause | first actions | others |\n|---|---|---|\n");
        var causes = results.Trials.SelectMany(trial => trial.Flaws.Select(flaw => (flaw.Promise, flaw.Cause)).Distinct().Select(flaw => (trial.IsFirst, flaw.Promise, flaw.Cause)));
        foreach (var group in causes.GroupBy(flaw => (flaw.Promise, flaw.Cause)).OrderBy(group => group.Key.Promise).ThenByDescending(group => group.Count(flaw => flaw.IsFirst)).ThenByDescending(group => group.Count()))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(group.Key.Promise == Promise.Sound ? "unsound" : "style")}: {group.Key.Cause} | {group.Count(flaw => flaw.IsFirst)} | {group.Count(flaw => !flaw.IsFirst)} |\n");
        }

        return text.Append('\n').Append(FixAlls(results)).ToString();
    }

    private static string Row(string id, IReadOnlyList<Trial> trials)
    {
        var findings = trials.Count(trial => trial.IsFirst);
        var first = trials.Where(trial => trial.IsFirst && trial.HasAction).ToList();
        var others = trials.Where(trial => !trial.IsFirst).ToList();
        var times = trials.Where(trial => trial.HasAction).Select(trial => trial.Milliseconds).Order().ToList();
        var median = times.Count == 0 ? "" : times[times.Count / 2].ToString("0.0", CultureInfo.InvariantCulture);
        return $"| {id} | {findings} | {first.Count} | {Share(first, trial => trial.IsSound)} | {Share(first, trial => trial.IsInStyle)} | {others.Count} | {Share(others, trial => trial.IsSound)} | {Share(others, trial => trial.IsInStyle)} | {median} |\n";
    }

    private static string Share(List<Trial> trials, Func<Trial, bool> isSo) =>
        trials.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{trials.Count(isSo)} ({100.0 * trials.Count(isSo) / trials.Count:0.0} %)");

    private static string FixAlls(Results results)
    {
        var text = new StringBuilder("| Fix All | folders | findings | left | flaws | ms |\n|---|---|---|---|---|---|\n");
        foreach (var group in results.FixAlls.GroupBy(trial => (trial.Id, trial.Key)).OrderBy(group => group.Key.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {group.Key.Id} {group.Key.Key} | {group.Count()} | {group.Sum(trial => trial.Found)} | {group.Sum(trial => trial.Left)} | {group.Sum(trial => trial.Flaws.Length)} | {group.Sum(trial => trial.Milliseconds):0} |\n");
        }

        return text.ToString();
    }
}
