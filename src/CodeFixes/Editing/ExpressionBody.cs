using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

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

        edits.Replace(body.Parent, owner => WithBlock(owner, Room(first, ReturnsValue(function), owner)));
        return true;
    }

    private static IMethodSymbol? Symbol(SemanticModel model, SyntaxNode owner) =>
        (owner is LambdaExpressionSyntax ? model.GetSymbolInfo(owner).Symbol : model.GetDeclaredSymbol(owner)) as IMethodSymbol;

    private static bool ReturnsValue(IMethodSymbol function) =>
        !function.ReturnsVoid && !(function.IsAsync && function.ReturnType is INamedTypeSymbol { IsGenericType: false });

    private static BlockSyntax Room(StatementSyntax first, bool returns, SyntaxNode owner)
    {
        var expression = Expression(owner).WithoutTrivia();
        StatementSyntax last = returns ? ReturnStatement(expression.WithLeadingTrivia(Space)) : ExpressionStatement(expression);
        return Block(first, last.WithLeadingTrivia(ElasticMarker).WithTrailingTrivia(ElasticCarriageReturnLineFeed)).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static ExpressionSyntax Expression(SyntaxNode owner) => owner switch
    {
        LambdaExpressionSyntax lambda => lambda.ExpressionBody!,
        BaseMethodDeclarationSyntax method => method.ExpressionBody!.Expression,
        AccessorDeclarationSyntax accessor => accessor.ExpressionBody!.Expression,
        _ => ((LocalFunctionStatementSyntax)owner).ExpressionBody!.Expression,
    };

    private static SyntaxNode WithBlock(SyntaxNode owner, BlockSyntax block) => owner switch
    {
        LambdaExpressionSyntax lambda => lambda.WithBody(block.WithTrailingTrivia(lambda.GetTrailingTrivia())),
        MethodDeclarationSyntax method => method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Closed(block, owner)),
        ConstructorDeclarationSyntax constructor => constructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Closed(block, owner)),
        DestructorDeclarationSyntax destructor => destructor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Closed(block, owner)),
        AccessorDeclarationSyntax accessor => accessor.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Closed(block, owner)),
        LocalFunctionStatementSyntax local => local.WithExpressionBody(null).WithSemicolonToken(default).WithBody(Closed(block, owner)),
        _ => owner,
    };

    private static BlockSyntax Closed(BlockSyntax block, SyntaxNode owner) => block.WithTrailingTrivia(owner.GetTrailingTrivia());
}
