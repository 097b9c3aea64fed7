using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Hangup.CodeFixes.Editing;

/// <summary>Takes statements out.</summary>
internal static class Removal
{
    /// <summary>With its own comments; a statement that is a body leaves an empty block.</summary>
    public static bool Note(Edits edits, SyntaxNode expression)
    {
        if (expression.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || !IsWhole(statement, expression) || statement.ContainsDirectives)
        {
            return false;
        }

        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            edits.At(statement).Removed = true;
        }
        else
        {
            edits.Replace(statement, visited => SyntaxFactory.Block().WithTriviaFrom(visited).WithAdditionalAnnotations(Formatter.Annotation));
        }

        return true;
    }

    // Not part of something else: "x = c.Abort()" and "Log(c.Abort())" want the result.
    private static bool IsWhole(ExpressionStatementSyntax statement, SyntaxNode expression) =>
        expression.AncestorsAndSelf().TakeWhile(node => node != statement).All(node =>
            node == expression || node is AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
            || (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } }));
}
