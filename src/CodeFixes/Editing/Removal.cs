using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Takes statements out.</summary>
internal static class Removal
{
    /// <summary>A statement that is a body leaves an empty block.</summary>
    public static bool Note(Edits edits, SyntaxNode expression)
    {
        if (expression.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || !IsWhole(statement, expression) || statement.ContainsDirectives)
        {
            return false;
        }

        edits.At(statement).Removed = true;
        return true;
    }

    /// <summary>With its lines and its own comments: that behind it, and those above it if nothing else stands below them.</summary>
    public static void Write(StatementSyntax statement, Lines lines, Changes changes)
    {
        var (first, last) = (statement.GetFirstToken(), statement.GetLastToken());
        if (!lines.Begins(first) || lines.EndBehind(last) is not { } end)
        {
            changes.Replace(first.SpanStart, last.FullSpan.End, "");
            return;
        }

        var (top, bottom) = (lines.LineOf(first.SpanStart), lines.LineOf(end));
        var isLast = lines.IsBlank(bottom + 1) || last.GetNextToken().IsKind(SyntaxKind.CloseBraceToken);
        top = isLast ? top - CommentLinesAbove(first, lines) : top;
        top = isLast && lines.IsBlank(top - 1) ? top - 1 : top;
        changes.Replace(lines.StartOf(top), lines.EndOf(bottom), "");
    }

    private static int CommentLinesAbove(SyntaxToken first, Lines lines)
    {
        var line = lines.LineOf(first.SpanStart);
        var comments = new HashSet<int>(first.LeadingTrivia.Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => lines.LineOf(trivia.SpanStart)));
        return Enumerable.Range(1, comments.Count).TakeWhile(above => comments.Contains(line - above)).Count();
    }

    // Not part of something else: "x = c.Abort()" and "Log(c.Abort())" want the result.
    private static bool IsWhole(ExpressionStatementSyntax statement, SyntaxNode expression) =>
        expression.AncestorsAndSelf().TakeWhile(node => node != statement).All(node =>
            node == expression || node is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }));
}
