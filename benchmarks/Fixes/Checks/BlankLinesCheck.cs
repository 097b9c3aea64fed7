using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials.Checks;

/// <summary>Blank lines stay where they are, and no new ones come.</summary>
internal static class BlankLinesCheck
{
    public static IEnumerable<Flaw> Of(Change change)
    {
        // Where code moves to the right, a diff may count a line here that stands there.
        var balance = change.Diff.Hunks.Sum(hunk => hunk.Removed.Count(IsBlank) - hunk.Added.Count(IsBlank));
        foreach (var hunk in change.Diff.Hunks)
        {
            var (lost, gained) = (hunk.Removed.Count(IsBlank), hunk.Added.Count(IsBlank));
            if (balance > 0 && lost > gained + (TakesCodeAway(hunk) ? 1 : 0))
            {
                yield return new(Promise.Style, "blank line eaten", Near(hunk));
            }
            else if (gained > lost && !hunk.Added.Any(IsDirective) && !SeparatesABlock(change, hunk))
            {
                yield return new(Promise.Style, "blank line added", Near(hunk));
            }
        }
    }

    // A new statement behind a block is set apart from it where the file's own are.
    private static bool SeparatesABlock(Change change, Hunk hunk) => change.Before.Habits.Value.SeparatesBlocks != false
        && hunk.Added.Where(IsBlank).All(line => line.LineNumber > 0 && change.After.Text.Lines[line.LineNumber - 1].ToString().AsSpan().TrimEnd().EndsWith("}"));

    private static bool IsBlank(TextLine line) => line.ToString().AsSpan().Trim().IsEmpty;

    private static bool IsDirective(TextLine line) => line.ToString().AsSpan().Trim().SequenceEqual("using Hangup;");

    private static bool TakesCodeAway(Hunk hunk) => hunk.Removed.Count(line => !IsBlank(line)) > hunk.Added.Count(line => !IsBlank(line));

    private static string Near(Hunk hunk) => string.Join(" | ", hunk.Removed.Concat(hunk.Added).Select(line => line.ToString().Trim()).Where(text => text.Length > 0).Take(2));
}
