using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Style;

/// <summary>The lines of a file: where they begin, how far they are indented, how they end.</summary>
internal sealed class Lines(SourceText text, string? preferredEnd)
{
    private string? mostLineEnds;

    /// <summary>Nothing stands before the token on its line.</summary>
    public bool Begins(SyntaxToken token) => text.Lines.GetLineFromPosition(token.SpanStart) is var line && IsSpace(line.Start, token.SpanStart);

    /// <summary>The white space at the beginning of the line.</summary>
    public string IndentAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>The end of the token's line, behind the comments there; null where more code follows on it.</summary>
    public int? EndBehind(SyntaxToken token)
    {
        var end = token.TrailingTrivia.FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return end.IsKind(SyntaxKind.EndOfLineTrivia) ? end.SpanStart
            : token.FullSpan.End == text.Length ? text.Length
            : null;
    }

    /// <summary>How new lines end: as the user says, or as the lines here do.</summary>
    public string EndAt(int position) => preferredEnd ?? End(text.Lines.GetLineFromPosition(position)) ?? (mostLineEnds ??= MostLineEnds());

    public bool IsBlank(int line) => line >= 0 && line < text.Lines.Count && text.Lines[line] is var found && IsSpace(found.Start, found.End);

    public int LineOf(int position) => text.Lines.IndexOf(position);

    public int StartOf(int line) => text.Lines[line].Start;

    public int EndOf(int line) => text.Lines[line].EndIncludingLineBreak;

    public bool IsSpace(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    public string TextOf(int start, int end) => text.ToString(TextSpan.FromBounds(start, end));

    private string? End(TextLine line) => line.EndIncludingLineBreak > line.End ? TextOf(line.End, line.EndIncludingLineBreak) : null;

    private string MostLineEnds() => text.Lines.Select(End).OfType<string>().GroupBy(end => end).OrderByDescending(ends => ends.Count()).FirstOrDefault()?.Key ?? "\n";
}
