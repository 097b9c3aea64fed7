using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Tells by syntax alone that a member cannot fail: it reads, computes and assigns, or writes a log line.</summary>
internal static class Harmless
{
    public static bool Is(SyntaxNode member)
    {
        foreach (var node in member.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax))
            if (node is BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or AwaitExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
                or CommonForEachStatementSyntax or UsingStatementSyntax or ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 }
                || (node is InvocationExpressionSyntax call && !WritesLog(call)))
                return false;
        return member is not TypeDeclarationSyntax and not DelegateDeclarationSyntax;
    }

    private static bool WritesLog(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "nameof",
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name: var name } =>
            (type.Identifier.ValueText is "Console" or "Debug" or "Trace" && name.Identifier.ValueText.StartsWith("Write", StringComparison.Ordinal))
            || (name.Identifier.ValueText.StartsWith("Log", StringComparison.Ordinal) && type.Identifier.ValueText.IndexOf("log", StringComparison.OrdinalIgnoreCase) >= 0),
        _ => false,
    };
}
