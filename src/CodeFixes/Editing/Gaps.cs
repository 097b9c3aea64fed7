using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>The room between statements, where others are put.</summary>
internal sealed class Gaps(Edits edits, FileStyle style, Changes changes)
{
    private readonly Printer printer = new(style);

    private Lines Lines => style.Lines;

    public Margin MarginAt(SyntaxToken token, string shift) => new(Lines.EndAt(token.SpanStart), Lines.IndentAt(token.SpanStart) + shift);

    public Margin MarginBefore(StatementSyntax statement, string shift) =>
        Lines.Begins(statement.GetFirstToken()) ? MarginAt(statement.GetFirstToken(), shift) : Margin.Inline;

    public Margin MarginBehind(StatementSyntax statement, string shift)
    {
        var margin = MarginAt(statement.GetFirstToken(), shift);
        return Lines.EndBehind(statement.GetLastToken()) is null ? Margin.Inline
            : Lines.Begins(statement.GetFirstToken()) ? margin
            : style.Deeper(margin);
    }

    /// <summary>Where the statements of a list begin.</summary>
    public Margin MarginIn(StatementList list, string shift) => MarginOf(list, list.Statements, shift);

    /// <summary>Where the last of them does.</summary>
    public Margin MarginAtEnd(StatementList list, string shift) => MarginOf(list, list.Statements.Take(list.End).Reverse(), shift);

    private Margin MarginOf(StatementList list, IEnumerable<StatementSyntax> statements, string shift)
    {
        var first = statements.FirstOrDefault(statement => statement is not LabeledStatementSyntax && Lines.Begins(statement.GetFirstToken()));
        return first is not null ? MarginAt(first.GetFirstToken(), shift)
            : list.Before.Span.Length == 0 || Lines.EndBehind(list.Before) is null ? Margin.Inline
            : style.Deeper(MarginAt(list.Close.Span.Length > 0 ? list.Close : list.Before, shift));
    }

    /// <summary>Statements, each with what separates it from the next.</summary>
    public string Leading(IEnumerable<StatementSyntax> statements, Margin margin) => string.Concat(statements.Select(statement =>
        printer.Print(statement, margin) is var code && IsBlock(code) ? code + Blank(margin) + margin.Break : code + margin.Break));

    /// <summary>Statements, each with what separates it from the one before.</summary>
    public string Trailing(IEnumerable<StatementSyntax> statements, Margin margin, bool isBehindBrace)
    {
        var all = "";
        foreach (var code in statements.Select(statement => printer.Print(statement, margin)))
        {
            all += (isBehindBrace ? Blank(margin) : "") + margin.Break + code;
            isBehindBrace = IsBlock(code);
        }

        return all;
    }

    public void InsertBehind(SyntaxToken token, IReadOnlyCollection<StatementSyntax>? statements, Margin margin, bool isBehindBrace)
    {
        if (statements is null or { Count: 0 })
        {
            return;
        }

        var end = Lines.EndBehind(token);
        var code = Trailing(statements, end is null ? Margin.Inline : margin, isBehindBrace);
        var isTight = end is null && token.IsKind(SyntaxKind.OpenBraceToken) && token.TrailingTrivia.Count == 0;
        changes.Insert(end ?? token.Span.End, code + (isTight ? " " : "") + (end is { } there && IsBlock(code) ? BlankBehind(there, token, margin) : ""));
    }

    /// <summary>Behind the last statement that control gets to, or behind the directives there.</summary>
    public void InsertAtEnd(StatementList list, List<StatementSyntax>? statements, Margin margin)
    {
        if (statements is { Count: > 0 } && list.End == list.Statements.Count && list.Close.LeadingTrivia.Any(trivia => trivia.IsDirective) && Lines.Begins(list.Close))
        {
            changes.InsertLines(Lines.StartOf(Lines.LineOf(list.Close.SpanStart)), string.Concat(statements.Select(statement => margin.Indent + printer.Print(statement, margin) + margin.LineEnd)));
        }
        else
        {
            InsertBehind(list.TokenBefore(list.End), statements, margin, list.End > 0 && EndsInBrace(list.Statements[list.End - 1]));
        }
    }

    /// <summary>Separates a statement that ends in a new brace from the next one, which was there before.</summary>
    public void InsertBlank(StatementList list, int index, Insertions? found)
    {
        var last = list.Statements[index].GetLastToken();
        var isFollowed = edits.Find(list.Statements[index])?.After.Count > 0 || (index + 1 == list.End && found?.AtEnd.Count > 0);
        if (!isFollowed && index + 1 < list.Statements.Count && EndsInNewBrace(list.Statements[index]) && Lines.EndBehind(last) is { } end)
        {
            changes.Insert(end, BlankBehind(end, last, MarginAt(last, "")));
        }
    }

    /// <summary>Opens a statement around the rest of a list.</summary>
    public Wrapping Open(StatementList list, int index, StatementSyntax template, Margin margin)
    {
        var before = list.TokenBefore(index);
        var end = Lines.EndBehind(before);
        margin = end is null ? Margin.Inline : margin;
        var (open, close) = printer.Around(template, margin);
        var last = list.TokenBefore(list.End);
        var behind = Lines.EndBehind(last) ?? last.Span.End;
        if (index >= list.End || end is null)
        {
            changes.Insert(end ?? before.Span.End, margin.Break + open);
            return new(behind, close, "", 0, -1);
        }

        var line = Lines.LineOf(end.Value) + 1;
        while (Lines.IsBlank(line))
        {
            line++;
        }

        changes.InsertLines(Lines.StartOf(line), margin.Indent + open + margin.LineEnd);
        return new(behind, close, style.Indentation.Below(margin.Indent), line, Lines.LineOf(behind));
    }

    /// <summary>The statement's last line is a brace, or will be one.</summary>
    public bool EndsInBrace(StatementSyntax statement) =>
        (statement.GetLastToken() is var last && last.IsKind(SyntaxKind.CloseBraceToken) && Lines.Begins(last) && last.Parent is BlockSyntax or SwitchStatementSyntax) || EndsInNewBrace(statement);

    private bool EndsInNewBrace(StatementSyntax statement) => Body(statement) is { } body
        && ((body is not BlockSyntax && edits.Find(body)?.NeedsBlock == true) || EndsInNewBrace(body));

    private string BlankBehind(int end, SyntaxToken token, Margin margin) =>
        Lines.IsBlank(Lines.LineOf(end) + 1) || token.GetNextToken().IsKind(SyntaxKind.CloseBraceToken) ? "" : Blank(margin);

    private string Blank(Margin margin) => !margin.IsInline && style.Braces.BlankBehind ? margin.LineEnd : "";

    private static bool IsBlock(string code) => code.EndsWith("}", StringComparison.Ordinal) && code.Contains('\n');

    private static StatementSyntax? Body(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: { } other } => other.Statement,
        IfStatementSyntax branch => branch.Statement,
        WhileStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        UsingStatementSyntax block => block.Statement,
        LockStatementSyntax block => block.Statement,
        FixedStatementSyntax block => block.Statement,
        LabeledStatementSyntax label => label.Statement,
        _ => null,
    };
}
