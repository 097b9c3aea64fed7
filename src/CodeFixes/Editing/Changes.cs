using System.Collections.Immutable;
using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Editing;

/// <summary>Changes of a text, as they are noted; those of one rank at one position stay in their order.</summary>
internal sealed class Changes(SyntaxNode root, Lines lines)
{
    private readonly List<(TextChange Change, Rank Rank)> noted = new();

    private enum Rank
    {
        Line,
        Indent,
        Insertion,
        Replacement,
    }

    public void Insert(int position, string code) => noted.Add((new(new TextSpan(position, 0), code), Rank.Insertion));

    /// <summary>Code in the place of what stands before a part.</summary>
    public void Lead(int start, int part, string code)
    {
        if (start == part)
        {
            Insert(start, code);
        }
        else
        {
            Replace(start, part, code);
        }
    }

    /// <summary>Whole lines before the line that begins here.</summary>
    public void InsertLines(int position, string code) => noted.Add((new(new TextSpan(position, 0), code), Rank.Line));

    public void Replace(int start, int end, string code) => noted.Add((new(TextSpan.FromBounds(start, end), code), Rank.Replacement));

    /// <summary>Indents lines further, except those that begin inside of a string, and directives.</summary>
    public void Shift(int firstLine, int lastLine, string by)
    {
        foreach (var start in Enumerable.Range(firstLine, Math.Max(0, lastLine - firstLine + 1)).Where(line => !lines.IsBlank(line)).Select(lines.StartOf).Where(MayMove))
        {
            noted.Add((new(new TextSpan(start, 0), by), Rank.Indent));
        }
    }

    public ImmutableArray<TextChange> ToImmutable() => noted
        .Where(change => change.Change is not { Span.IsEmpty: true, NewText: "" } && !noted.Any(other => Takes(other.Change, change.Change.Span.Start, change.Rank)))
        .GroupBy(change => change.Change.Span.Start)
        .OrderBy(place => place.Key)
        .Select(place => Merged(place.OrderBy(change => change.Rank).Select(change => change.Change).ToList()))
        .ToImmutableArray();

    private static TextChange Merged(List<TextChange> place) =>
        new(TextSpan.FromBounds(place[0].Span.Start, place.Max(change => change.Span.End)), string.Concat(place.Select(change => change.NewText)));

    // What a replacement takes away needs no other change, and a line that is gone no indentation.
    private static bool Takes(TextChange taker, int position, Rank rank) =>
        taker.Span.Start < position ? position < taker.Span.End
        : rank == Rank.Indent && taker.Span.Start == position && taker is { Span.Length: > 0, NewText: "" };

    private bool MayMove(int start)
    {
        var token = root.FindToken(start);
        return (token.SpanStart >= start || token.Span.End <= start)
            && !root.FindTrivia(start).IsKind(SyntaxKind.DisabledTextTrivia)
            && !token.LeadingTrivia.Any(trivia => trivia.IsDirective && trivia.FullSpan.Contains(start))
            && token.Parent?.AncestorsAndSelf().Any(node => node is InterpolatedStringExpressionSyntax && node.SpanStart < start) != true;
    }
}
