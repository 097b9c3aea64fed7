using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Braces around a statement that is a body by itself: of an <c>if</c>, a loop, a <c>using</c>.</summary>
internal sealed class Bracing
{
    private readonly StatementSyntax statement;
    private readonly Lines lines;
    private readonly Margin outer;
    private readonly bool begins;
    private readonly bool onNewLine;

    private Bracing(StatementSyntax statement, FileStyle style, string shift)
    {
        (this.statement, lines) = (statement, style.Lines);
        begins = lines.Begins(statement.GetFirstToken());
        onNewLine = style.Braces.OpenOnNewLine(Braces.ControlBlocks);
        var position = statement.Parent!.SpanStart;
        var isInline = !begins && lines.EndBehind(statement.GetLastToken()) is null;
        outer = isInline ? Margin.Inline : new(lines.EndAt(position), lines.IndentAt(position) + shift);
        var indent = lines.IndentAt(statement.SpanStart) + shift;
        var isDeeper = begins && style.Indentation.Columns(indent) > style.Indentation.Columns(outer.Indent);
        Inner = isInline ? Margin.Inline : isDeeper ? outer with { Indent = indent } : style.Deeper(outer);
        Shift = isInline || isDeeper ? "" : Inner.Indent.Substring(outer.Indent.Length);
    }

    public Margin Inner { get; }

    /// <summary>What the statement's lines are to be indented further.</summary>
    public string Shift { get; }

    private SyntaxToken First => statement.GetFirstToken();

    private SyntaxToken Last => statement.GetLastToken();

    /// <summary>Null for a statement among others, which takes neighbours as it is.</summary>
    public static Bracing? Of(StatementSyntax statement, FileStyle style, string shift)
    {
        SyntaxNode host = statement;
        while (host.Parent is LabeledStatementSyntax)
        {
            host = host.Parent;
        }

        return host.Parent is StatementSyntax and not BlockSyntax or ElseClauseSyntax && statement is not BlockSyntax ? new(statement, style, shift) : null;
    }

    public void Open(Changes changes)
    {
        var before = First.GetPreviousToken();
        var brace = onNewLine && !outer.IsInline ? outer.Break + "{" : " {";
        if (begins)
        {
            changes.Insert(onNewLine ? lines.EndBehind(before) ?? before.Span.End : before.Span.End, brace);
            changes.Shift(lines.LineOf(First.SpanStart), lines.LineOf(Last.Span.End), Shift);
            return;
        }

        var comments = lines.TextOf(before.Span.End, First.SpanStart).Trim();
        changes.Replace(before.Span.End, First.SpanStart, brace + Inner.Break + (comments.Length > 0 ? comments + Inner.Break : ""));
        changes.Shift(lines.LineOf(First.SpanStart) + 1, lines.LineOf(Last.Span.End), Shift);
    }

    public void Close(Changes changes, FileStyle style)
    {
        var end = lines.EndBehind(Last) ?? Last.Span.End;
        var next = Last.GetNextToken();
        var brace = outer.Break + "}";
        if (statement.Parent is IfStatementSyntax { Else: { } other } && other.ElseKeyword == next)
        {
            Join(changes, end, next.SpanStart, brace + (outer.IsInline || !style.Braces.ContinueOnNewLine("else") ? " " : outer.Break));
        }
        else
        {
            changes.Insert(end, brace);
        }
    }

    private void Join(Changes changes, int end, int next, string code)
    {
        if (lines.IsSpace(end, next))
        {
            changes.Replace(end, next, code);
        }
        else
        {
            changes.Insert(end, outer.Break + "}");
        }
    }
}
