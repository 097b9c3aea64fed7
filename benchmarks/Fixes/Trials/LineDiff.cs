using System.Text;
using DiffPlex;
using DiffPlex.Model;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials;

/// <summary>Lines that were replaced by others.</summary>
internal sealed record Hunk(IReadOnlyList<TextLine> Removed, IReadOnlyList<TextLine> Added);

/// <summary>Which lines of a file have changed.</summary>
internal sealed class LineDiff
{
    private const int Context = 3;

    private readonly DiffResult diff;
    private readonly Dictionary<int, int> kept = [];

    public LineDiff(SourceText before, SourceText after)
    {
        (Before, After) = (before, after);
        diff = Differ.Instance.CreateDiffs(before.ToString(), after.ToString(), ignoreWhiteSpace: false, ignoreCase: false, LineChunks.Instance);
        Hunks = [.. diff.DiffBlocks.Select(block => new Hunk(Lines(before, block.DeleteStartA, block.DeleteCountA), Lines(after, block.InsertStartB, block.InsertCountB)))];
        var (from, to) = (0, 0);
        foreach (var block in diff.DiffBlocks)
        {
            Keep(ref from, ref to, block.DeleteStartA);
            (from, to) = (from + block.DeleteCountA, to + block.InsertCountB);
        }

        Keep(ref from, ref to, before.Lines.Count);
    }

    public SourceText Before { get; }

    public SourceText After { get; }

    public IReadOnlyList<Hunk> Hunks { get; }

    /// <summary>Line numbers after, with the line numbers before, of what has not changed.</summary>
    public IReadOnlyDictionary<int, int> Kept => kept;

    public bool IsKept(TextLine after) => kept.ContainsKey(after.LineNumber);

    public IEnumerable<TextLine> Added => Hunks.SelectMany(hunk => hunk.Added);

    /// <summary>As a patch shows it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var end = -1;
        foreach (var block in diff.DiffBlocks)
        {
            var start = Math.Max(end, Math.Max(0, block.DeleteStartA - Context));
            if (start > end || end < 0)
            {
                text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"@@ {start + 1} @@");
            }

            Append(text, ' ', Before, start, block.DeleteStartA - start);
            Append(text, '-', Before, block.DeleteStartA, block.DeleteCountA);
            Append(text, '+', After, block.InsertStartB, block.InsertCountB);
            end = block.DeleteStartA + block.DeleteCountA;
            var below = Math.Min(Context, NextStart(block) - end);
            Append(text, ' ', Before, end, below);
            end += below;
        }

        return text.ToString();
    }

    private int NextStart(DiffBlock block) => diff.DiffBlocks.SkipWhile(other => other != block).Skip(1).FirstOrDefault()?.DeleteStartA ?? Before.Lines.Count;

    private static TextLine[] Lines(SourceText text, int start, int count) => [.. text.Lines.Skip(start).Take(count)];

    private static void Append(StringBuilder text, char mark, SourceText source, int start, int count)
    {
        foreach (var line in Lines(source, start, count))
        {
            text.Append(mark).Append(line.ToString()).Append('\n');
        }
    }

    private void Keep(ref int from, ref int to, int until)
    {
        for (; from < until; from++, to++)
        {
            kept[to] = from;
        }
    }
}
