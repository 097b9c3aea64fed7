using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <content>Lists of statements, and what others are put around.</content>
internal sealed partial class EditWriter
{
    private void WriteList(StatementList list, Insertions? found)
    {
        var outer = shift;
        var opened = new Stack<Wrapping>();
        gaps.InsertBehind(list.Before, found?.AtStart, gaps.MarginIn(list, shift), isBehindBrace: false);
        Open(found?.Around, list, 0, opened);
        for (var i = 0; i <= list.Statements.Count; i++)
        {
            if (i == list.End)
            {
                gaps.InsertAtEnd(list, found?.AtEnd, gaps.MarginAtEnd(list, shift));
                Close(opened);
                shift = outer;
            }

            if (i < list.Statements.Count)
            {
                Write(list.Statements[i]);
                gaps.InsertBlank(list, i, found);
                Open(edits.Find(list.Statements[i])?.AroundRest, list, i + 1, opened);
            }
        }
    }

    private void Open(List<StatementSyntax>? templates, StatementList list, int index, Stack<Wrapping> opened)
    {
        foreach (var template in templates?.AsEnumerable().Reverse() ?? Enumerable.Empty<StatementSyntax>())
        {
            var wrapping = gaps.Open(list, index, template, gaps.MarginIn(list, shift));
            opened.Push(wrapping);
            shift += wrapping.Shift;
        }
    }

    private void Close(Stack<Wrapping> opened)
    {
        foreach (var wrapping in opened)
        {
            changes.Shift(wrapping.FirstLine, wrapping.LastLine, wrapping.Shift);
            changes.Insert(wrapping.End, wrapping.Close);
        }
    }

    // A body that has been given braces: it begins a line of its own.
    private void WriteWrapped(StatementSyntax statement, Insertions found, Margin margin)
    {
        var (outer, closing) = (shift, "");
        foreach (var template in found.Around.AsEnumerable().Reverse())
        {
            var (open, close) = printer.Around(template, margin);
            var inner = style.Deeper(margin);
            changes.Insert(statement.SpanStart, open + inner.Break);
            shift += inner.Indent.Substring(margin.Indent.Length);
            (margin, closing) = (inner, close + closing);
        }

        WriteWithNeighbours(statement, found, margin, margin);
        var last = statement.GetLastToken();
        changes.Shift(style.Lines.LineOf(statement.SpanStart) + 1, style.Lines.LineOf(last.Span.End), shift.Substring(outer.Length));
        changes.Insert(style.Lines.EndBehind(last) ?? last.Span.End, closing);
        shift = outer;
    }
}
