using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Code that runs only where something has failed, or was called off: an end there is an abort.</summary>
internal static class Failure
{
    public static bool IsAt(SyntaxNode place, SemanticModel model) => IsInCatch(place) || IsBeforeThrow(place) || IsCancellation(place, model);

    private static bool IsInCatch(SyntaxNode place) => place.AncestorsAndSelf()
        .TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or FinallyClauseSyntax))
        .Any(node => node is CatchClauseSyntax);

    // "socket.Close(); throw ...;", whatever plain statements stand between the two.
    private static bool IsBeforeThrow(SyntaxNode place) => place is StatementSyntax
        && Following(place).SkipWhile(statement => statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax).FirstOrDefault() is ThrowStatementSyntax;

    private static IEnumerable<StatementSyntax> Following(SyntaxNode place) => place.Parent switch
    {
        BlockSyntax block => block.Statements.Where(statement => statement.SpanStart > place.SpanStart),
        SwitchSectionSyntax section => section.Statements.Where(statement => statement.SpanStart > place.SpanStart),
        _ => Array.Empty<StatementSyntax>(),
    };

    // What a cancelled token calls.
    private static bool IsCancellation(SyntaxNode place, SemanticModel model) =>
        place.AncestorsAndSelf().OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && model.GetSymbolInfo(call).Symbol is { Name: "Register" or "UnsafeRegister", ContainingType.Name: "CancellationToken" };
}
