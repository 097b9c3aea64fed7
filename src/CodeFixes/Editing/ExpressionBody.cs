using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Makes a block of an expression body, to have room for a second statement.</summary>
internal static class ExpressionBody
{
    /// <summary>Puts a statement before the expression; false for bodies that are not functions.</summary>
    public static bool NoteFirst(SemanticModel model, Edits edits, SyntaxNode body, StatementSyntax first)
    {
        if (body.Parent is not (MethodDeclarationSyntax or ConstructorDeclarationSyntax or DestructorDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax) || Symbol(model, body.Parent) is not { } function)
        {
            return false;
        }

        edits.At(body.Parent).BeforeExpression.Add(first);
        edits.At(body.Parent).ReturnsExpression = ReturnsValue(function);
        return true;
    }

    /// <summary>Opens the block before the expression, and closes it behind.</summary>
    public static void Write(SyntaxNode owner, Insertions noted, Margin margin, FileStyle style, Changes changes)
    {
        var expression = Expression(owner);
        var arrow = expression.GetFirstToken().GetPreviousToken();
        var begin = owner is LambdaExpressionSyntax ? arrow : arrow.GetPreviousToken();
        var (printer, inner) = (new Printer(style), style.Deeper(margin));
        var comments = (begin == arrow ? Array.Empty<string>() : Comments(begin, arrow)).Concat(Comments(arrow, expression.GetFirstToken()));
        var statements = comments.Concat(noted.BeforeExpression.Select(first => printer.Print(first, inner))).Select(first => inner.Break + first);
        changes.Replace(begin.Span.End, expression.SpanStart, printer.OpenBrace(Braces.KindOf(owner), margin) + string.Concat(statements) + inner.Break + (noted.ReturnsExpression ? "return " : ""));
        if (owner is LambdaExpressionSyntax)
        {
            changes.Insert(expression.Span.End, ";" + margin.Break + "}");
        }
        else
        {
            var semicolon = owner.GetLastToken();
            changes.Insert(style.Lines.EndBehind(semicolon) ?? semicolon.Span.End, margin.Break + "}");
        }
    }

    private static IEnumerable<string> Comments(SyntaxToken before, SyntaxToken token) => before.TrailingTrivia.Concat(token.LeadingTrivia)
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
        .Select(trivia => trivia.ToString());

    private static IMethodSymbol? Symbol(SemanticModel model, SyntaxNode owner) =>
        (owner is LambdaExpressionSyntax ? model.GetSymbolInfo(owner).Symbol : model.GetDeclaredSymbol(owner)) as IMethodSymbol;

    private static bool ReturnsValue(IMethodSymbol function) =>
        !function.ReturnsVoid && !(function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });

    private static ExpressionSyntax Expression(SyntaxNode owner) => owner switch
    {
        LambdaExpressionSyntax lambda => lambda.ExpressionBody!,
        BaseMethodDeclarationSyntax method => method.ExpressionBody!.Expression,
        AccessorDeclarationSyntax accessor => accessor.ExpressionBody!.Expression,
        _ => ((LocalFunctionStatementSyntax)owner).ExpressionBody!.Expression,
    };
}
