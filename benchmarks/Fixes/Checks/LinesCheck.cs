using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials.Checks;

/// <summary>A line whose words did not change did not change at all, unless it is now deeper in blocks.</summary>
internal static class LinesCheck
{
    public static IEnumerable<Flaw> Of(Change change) => [.. change.Diff.Hunks.SelectMany(hunk => Relaid(change, hunk)), .. Ends(change), .. Trailing(change), .. Texts(change)];

    private static IEnumerable<Flaw> Relaid(Change change, Hunk hunk)
    {
        var added = hunk.Added.Where(line => line.ToString().Trim().Length > 0).ToList();
        foreach (var removed in hunk.Removed.Where(line => line.ToString().Trim().Length > 0))
        {
            var same = added.FindIndex(line => Squeezed(line) == Squeezed(removed));
            if (same < 0)
            {
                continue;
            }

            var (before, after) = (removed.ToString(), added[same].ToString());
            var wasText = added[same];
            added.RemoveRange(0, same + 1);
            if (before.Trim() != after.Trim())
            {
                yield return new(Promise.Style, "spaces changed within a line", after);
            }
            else if (before != after && !IsDeeper(change, removed, wasText))
            {
                yield return new(Promise.Style, "line reindented", after);
            }
        }
    }

    private static bool IsDeeper(Change change, TextLine before, TextLine after)
    {
        var deeper = Depth(change.After.Root, after) - Depth(change.Before.Root, before);
        var unit = change.Before.Habits.Value.Unit;
        return deeper > 0
            ? Indentation(after) == Indentation(before) + string.Concat(Enumerable.Repeat(unit, deeper))
            : deeper < 0 && Indentation(before) == Indentation(after) + string.Concat(Enumerable.Repeat(unit, -deeper));
    }

    private static int Depth(SyntaxNode root, TextLine line) =>
        root.FindToken(line.Start + Indentation(line).Length).Parent!.AncestorsAndSelf().Count(node => node is BlockSyntax or SwitchSectionSyntax or SwitchStatementSyntax);

    public static string Indentation(TextLine line)
    {
        var text = line.ToString();
        return text[..(text.Length - text.TrimStart().Length)];
    }

    private static string Squeezed(TextLine line) => string.Concat(line.ToString().Where(letter => !char.IsWhiteSpace(letter)));

    private static IEnumerable<Flaw> Ends(Change change)
    {
        var known = change.Before.Text.Lines.Select(End).Where(end => end.Length > 0).ToHashSet();
        var (before, after) = (change.Before.Text.Lines, change.After.Text.Lines);
        if (after.Any(line => End(line).Length > 0 && known.Count > 0 && !known.Contains(End(line))))
        {
            yield return new(Promise.Style, "foreign line end", "");
        }

        foreach (var (to, from) in change.Diff.Kept.Where(pair => End(before[pair.Value]).Length > 0 && End(before[pair.Value]) != End(after[pair.Key])).Take(1))
        {
            yield return new(Promise.Style, "line end changed", after[to].ToString());
        }

        // In a file of both kinds, new lines end as the one above or below.
        foreach (var line in change.Diff.Added.Where(line => known.Count > 1 && line.LineNumber > 0 && End(line) != End(after[line.LineNumber - 1]) && line.LineNumber + 1 < after.Count && End(line) != End(after[line.LineNumber + 1])).Take(1))
        {
            yield return new(Promise.Style, "line end unlike its neighbours'", line.ToString());
        }
    }

    private static string End(TextLine line) => line.Text!.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));

    private static IEnumerable<Flaw> Trailing(Change change)
    {
        return from hunk in change.Diff.Hunks
               from text in hunk.Added.Select(line => line.ToString())
               where End(text).Length > 0 && !hunk.Removed.Any(old => End(old.ToString()) == End(text))
               select new Flaw(Promise.Style, "space at the end of a line", text);

        // A line that has it may keep it.
        static string End(string text) => text[text.TrimEnd().Length..];
    }

    // What stands in a string of several lines belongs to the program.
    private static IEnumerable<Flaw> Texts(Change change) =>
        Multiset.Except(LongTexts(change.Before.Root), LongTexts(change.After.Root), text => text).Select(text => new Flaw(Promise.Sound, "text of a string changed", text));

    private static IEnumerable<string> LongTexts(SyntaxNode root) =>
        root.DescendantTokens().Where(token => token.Text.Contains('\n', StringComparison.Ordinal)).Select(token => token.Text);
}
