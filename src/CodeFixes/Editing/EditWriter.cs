using System.Collections.Immutable;
using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.CodeFixes.Editing;

/// <summary>Writes <see cref="Edits"/> as changes of the text: what is not noted stays as it is, byte for byte.</summary>
internal sealed partial class EditWriter
{
    private readonly Edits edits;
    private readonly FileStyle style;
    private readonly Printer printer;
    private readonly Changes changes;
    private readonly Gaps gaps;
    private readonly HashSet<SyntaxNode> touched;

    // What the lines here are indented further than they were.
    private string shift = "";

    private EditWriter(Edits edits, SyntaxNode root, FileStyle style)
    {
        (this.edits, this.style, printer) = (edits, style, new(style));
        changes = new(root, style.Lines);
        gaps = new(edits, style, changes);
        touched = new(edits.Nodes.SelectMany(node => node.AncestorsAndSelf()));
    }

    public static ImmutableArray<TextChange> Write(Edits edits, SyntaxNode root, FileStyle style)
    {
        var writer = new EditWriter(edits, root, style);
        writer.Write(root);
        return writer.changes.ToImmutable();
    }

    private void Write(SyntaxNode node)
    {
        if (!touched.Contains(node))
        {
            return;
        }

        if (node is StatementSyntax statement && edits.Find(node) is { } found)
        {
            WriteStatement(statement, found);
        }
        else
        {
            WriteContent(node, edits.Find(node));
        }
    }

    private void WriteStatement(StatementSyntax statement, Insertions found)
    {
        if (!found.NeedsBlock || Bracing.Of(statement, style, shift) is not { } braces)
        {
            WriteStatement(statement, found, gaps.MarginBefore(statement, shift), gaps.MarginBehind(statement, shift));
            return;
        }

        var outer = shift;
        shift += braces.Shift;
        braces.Open(changes);
        WriteStatement(statement, found, braces.Inner, braces.Inner);
        braces.Close(changes, style);
        shift = outer;
    }

    private void WriteStatement(StatementSyntax statement, Insertions found, Margin before, Margin behind)
    {
        if (found.Removed)
        {
            Remove(statement, found, before);
            return;
        }

        if (found.Around.Count > 0 && statement is not BlockSyntax)
        {
            WriteWrapped(statement, found, before);
        }
        else
        {
            WriteWithNeighbours(statement, found, before, behind);
        }
    }

    private void WriteWithNeighbours(StatementSyntax statement, Insertions found, Margin before, Margin behind)
    {
        changes.Insert(statement.SpanStart, found.Result is null ? gaps.Leading(found.Before, before) : "");
        WriteSelf(statement, found, before, behind);
        gaps.InsertBehind(statement.GetLastToken(), found.After, behind, gaps.EndsInBrace(statement));
    }

    private void WriteSelf(StatementSyntax statement, Insertions found, Margin before, Margin behind)
    {
        if (found.Substitute is { } substitute)
        {
            changes.Replace(statement.SpanStart, statement.Span.End, printer.Print(substitute, before));
        }
        else if (found.Result is { } result && statement is ReturnStatementSyntax { Expression: { } value })
        {
            changes.Replace(statement.SpanStart, value.SpanStart, $"{result.Type} {result.Name} = ");
            Write(value);
            changes.Insert(statement.Span.End, gaps.Trailing(found.Before.Append(Statements.Parse($"return {result.Name};")), behind, isBehindBrace: false));
        }
        else
        {
            WriteContent(statement, found);
        }
    }

    private void Remove(StatementSyntax statement, Insertions found, Margin margin)
    {
        var others = found.Before.Concat(found.After).Select(other => printer.Print(other, margin)).ToList();
        if (others.Count == 0)
        {
            Removal.Write(statement, style.Lines, changes);
        }
        else
        {
            changes.Replace(statement.SpanStart, statement.Span.End, string.Join(margin.Break, others));
        }
    }

    private void WriteContent(SyntaxNode node, Insertions? found)
    {
        if (found?.Replacement is { } code)
        {
            changes.Replace(node.SpanStart, node.Span.End, code);
            return;
        }

        WriteHeads(node, found);
        var list = StatementList.Of(node);
        if (list is not null)
        {
            WriteList(list, found);
        }

        foreach (var child in node.ChildNodes().Where(child => list is null || child is not (StatementSyntax or GlobalStatementSyntax)))
        {
            Write(child);
        }
    }

    private void WriteHeads(SyntaxNode node, Insertions? found)
    {
        if (found?.Lead is { } lead)
        {
            changes.Lead(node.SpanStart, lead.Part.SpanStart, lead.Code);
        }

        if (found?.BeforeExpression.Count > 0)
        {
            ExpressionBody.Write(node, found, gaps.MarginAt(node.GetFirstToken(), shift), style, changes);
        }

        if (found?.Catch is { } template && node is TryStatementSyntax attempt)
        {
            var rest = printer.Around(template, gaps.MarginAt(attempt.GetFirstToken(), shift)).Close;
            changes.Insert(attempt.Catches.LastOrDefault()?.Span.End ?? attempt.Block.Span.End, rest.Substring(rest.IndexOf('}') + 1));
        }

        if (found?.Stacked.Count > 0 && node is UsingStatementSyntax block)
        {
            var margin = gaps.MarginAt(block.GetFirstToken(), shift);
            var headers = found.Stacked.Select(template => margin.Break + printer.Header(template));
            changes.Insert(style.Lines.EndBehind(block.CloseParenToken) ?? block.CloseParenToken.Span.End, string.Concat(headers));
        }
    }
}
