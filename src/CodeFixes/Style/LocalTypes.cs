using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Style;

/// <summary>Whether the file writes <c>var</c> or the type of a local.</summary>
internal sealed class LocalTypes(SyntaxNode root, Preferences preferences)
{
    private readonly Lazy<List<VariableDeclarationSyntax>> locals = new(() => root.DescendantNodes().OfType<VariableDeclarationSyntax>().Where(HasChoice).ToList());

    public bool IsVar(bool isBuiltIn, bool isApparent = false) => isBuiltIn
        ? preferences.Flag("csharp_style_var_for_built_in_types") ?? Written(local => local.Type is PredefinedTypeSyntax) <= Written(local => local.Type.IsVar && IsLiteral(local))
        : preferences.Flag(isApparent ? "csharp_style_var_when_type_is_apparent" : "csharp_style_var_elsewhere")
            ?? Written(local => !local.Type.IsVar && local.Type is not PredefinedTypeSyntax) <= Written(local => local.Type.IsVar);

    private int Written(Func<VariableDeclarationSyntax, bool> how) => locals.Value.Count(how);

    private static bool IsLiteral(VariableDeclarationSyntax local) => local.Variables[0].Initializer!.Value is LiteralExpressionSyntax;

    // Both would compile, as far as the eye can tell.
    private static bool HasChoice(VariableDeclarationSyntax local) =>
        local.Parent is LocalDeclarationStatementSyntax { IsConst: false } or UsingStatementSyntax or ForStatementSyntax
        && local.Variables.Count == 1
        && local.Variables[0].Initializer?.Value is { } value
        && value is not (AnonymousFunctionExpressionSyntax or InitializerExpressionSyntax or ImplicitObjectCreationExpressionSyntax or StackAllocArrayCreationExpressionSyntax)
        && !value.IsKind(SyntaxKind.NullLiteralExpression)
        && !value.IsKind(SyntaxKind.DefaultLiteralExpression);
}
