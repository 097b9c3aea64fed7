using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Sockets;

/// <summary>A list that is only there for <c>Socket.Select</c>: what is put into it is in nobody else's hands. By syntax.</summary>
internal static class SelectList
{
    /// <summary>Of the list itself: nothing comes out of it.</summary>
    private static readonly HashSet<string> Harmless = new() { "Add", "Clear", "Contains", "Count", "Remove" };

    public static bool Takes(IInvocationOperation put) =>
        put.TargetMethod is { Name: "Add", ContainingType: { Name: "List" or "IList" or "ICollection" or "ArrayList", ContainingNamespace: { } space } }
        && space.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) && IsFilledForSelect(put.Syntax);

    private static bool IsFilledForSelect(SyntaxNode put) =>
        put is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax list } } ? IsOnlyForSelect(list.Identifier.ValueText, put)
        : put.FirstAncestorOrSelf<InitializerExpressionSyntax>()?.Parent is BaseObjectCreationExpressionSyntax made && made.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } => IsOnlyForSelect(declared.Identifier.ValueText, put),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax held } => IsOnlyForSelect(held.Identifier.ValueText, put),
            _ => IsSelected(made),
        };

    private static bool IsOnlyForSelect(string list, SyntaxNode at)
    {
        var mentions = at.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { } method ? Mentions.Of(list, method).Select(static token => token.Parent!).ToArray() : Array.Empty<SyntaxNode>();
        return mentions.Any(static mention => mention is VariableDeclaratorSyntax) && mentions.Any(IsSelected)
            && mentions.All(static mention => mention is VariableDeclaratorSyntax || IsSelected(mention) || IsFilled(mention) || (Mentions.MemberOf(mention) is { } member && Harmless.Contains(member)));
    }

    private static bool IsFilled(SyntaxNode mention) => mention.Parent is AssignmentExpressionSyntax { Right: BaseObjectCreationExpressionSyntax or LiteralExpressionSyntax } assignment && assignment.Left == mention;

    /// <summary><c>Socket.Select(list, null, null, time)</c></summary>
    private static bool IsSelected(SyntaxNode list) => list.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Select", Expression: var type } } }
        && type.GetLastToken().ValueText == "Socket";
}
