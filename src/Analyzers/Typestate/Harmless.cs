using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>Tells by syntax alone that a member cannot fail: it reads, computes and assigns, takes a client's stream, or writes a log line.</summary>
internal static class Harmless
{
    public static bool Is(SyntaxNode member) => member switch
    {
        TypeDeclarationSyntax type => IsPrimaryConstructor(type),
        DelegateDeclarationSyntax => false,
        _ => OnlyAssigns(member),
    };

    /// <summary>What it does with its parameters: of other initialisers nothing is said with other constructors either.</summary>
    private static bool IsPrimaryConstructor(TypeDeclarationSyntax type) =>
        type.ChildNodes().OfType<ParameterListSyntax>().FirstOrDefault() is { Parameters: var parameters }
        && type.BaseList?.Types.Any(static under => under is PrimaryConstructorBaseTypeSyntax { ArgumentList.Arguments.Count: > 0 }) != true
        && InitialisersIn(type).Where(value => parameters.Any(parameter => Mentions.Of(parameter.Identifier.ValueText, value).Any())).All(OnlyAssigns);

    private static IEnumerable<SyntaxNode> InitialisersIn(TypeDeclarationSyntax type) => type.Members.SelectMany(static member => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Initializer),
        PropertyDeclarationSyntax property => new[] { property.Initializer },
        _ => Enumerable.Empty<EqualsValueClauseSyntax?>(),
    }).OfType<SyntaxNode>();

    private static bool OnlyAssigns(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax))
            if (node is BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or AwaitExpressionSyntax or ThrowStatementSyntax or ThrowExpressionSyntax
                or CommonForEachStatementSyntax or UsingStatementSyntax or ConstructorInitializerSyntax { ArgumentList.Arguments.Count: > 0 }
                || (node is InvocationExpressionSyntax call && !IsCalm(call)))
                return false;
        return true;
    }

    private static bool IsCalm(InvocationExpressionSyntax call) => call.Expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "nameof",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } => true,
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type, Name: var name } =>
            (type.Identifier.ValueText is "Console" or "Debug" or "Trace" && name.Identifier.ValueText.StartsWith("Write", StringComparison.Ordinal))
            || (name.Identifier.ValueText.StartsWith("Log", StringComparison.Ordinal) && type.Identifier.ValueText.IndexOf("log", StringComparison.OrdinalIgnoreCase) >= 0),
        _ => false,
    };
}
