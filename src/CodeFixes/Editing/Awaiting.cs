using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Where code can await.</summary>
internal static class Awaiting
{
    /// <summary>Inside an async function, but not where the language forbids it there.</summary>
    public static bool IsPossibleAt(SyntaxNode place)
    {
        var function = FunctionAround(place);
        var within = place.AncestorsAndSelf().TakeWhile(node => node != function);
        return IsAsync(function)
            && !within.Any(node => node is LockStatementSyntax or UnsafeStatementSyntax or FixedStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax)
            && !place.Ancestors().Any(IsUnsafe);
    }

    /// <summary>Whoever wants the lock has to wait, too.</summary>
    public static bool IsLockedAt(SyntaxNode place) =>
        FunctionAround(place) is var function && place.AncestorsAndSelf().TakeWhile(node => node != function).Any(node => node is LockStatementSyntax);

    /// <summary>Whether the awaits of the function around or, if it has none, of the file need not come back to their context.</summary>
    public static bool LeavesContext(SyntaxNode place) =>
        Leaves(FunctionAround(place)) ?? Leaves(place.SyntaxTree.GetRoot()) ?? false;

    private static bool? Leaves(SyntaxNode? code)
    {
        var awaits = code?.DescendantNodes().OfType<AwaitExpressionSyntax>().ToList() ?? new();
        return awaits.Count == 0 ? null : awaits.Count(IsConfigured) * 2 >= awaits.Count;
    }

    private static bool IsConfigured(AwaitExpressionSyntax awaited) =>
        awaited.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } };

    private static SyntaxNode? FunctionAround(SyntaxNode place) => place.AncestorsAndSelf().FirstOrDefault(node =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax
            or BasePropertyDeclarationSyntax or BaseFieldDeclarationSyntax or CompilationUnitSyntax);

    private static bool IsAsync(SyntaxNode? function) => function switch
    {
        AnonymousFunctionExpressionSyntax lambda => lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        CompilationUnitSyntax program => program.Members.OfType<GlobalStatementSyntax>().Any(Awaits),
        _ => false,
    };

    private static bool Awaits(GlobalStatementSyntax statement) => statement
        .DescendantNodesAndTokens(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(part => part.IsKind(SyntaxKind.AwaitKeyword));

    private static bool IsUnsafe(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.UnsafeKeyword),
        _ => false,
    };
}
