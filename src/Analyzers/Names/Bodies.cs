using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Names;

/// <summary>Finds the bodies of a file.</summary>
internal static class Bodies
{
    /// <summary>The fields and properties it declares whose type is of interest.</summary>
    public static IEnumerable<SyntaxNode> MembersIn(SyntaxNode root, TextSpan span, Func<SyntaxNode, bool> isOfInterest)
    {
        foreach (var node in Declarations.In(root, span))
        {
            if (node is PropertyDeclarationSyntax property && isOfInterest(property.Type))
                yield return property;
            if (node is FieldDeclarationSyntax field && isOfInterest(field.Declaration.Type))
                foreach (var variable in field.Declaration.Variables)
                    yield return variable;
        }
    }

    /// <summary>The method, or the field or property with an initialiser, that a body is of.</summary>
    public static ISymbol? OwnerOf(SyntaxNode body, SemanticModel model, CancellationToken cancellation) => body switch
    {
        ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod,
        EqualsValueClauseSyntax { Parent: { } member } => model.GetDeclaredSymbol(member, cancellation),
        _ => model.GetDeclaredSymbol(body, cancellation),
    };

    public static IEnumerable<SyntaxNode> In(SyntaxNode root) => In(root, root.FullSpan);

    /// <summary>Those of which a part lies in the span.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root, TextSpan span)
    {
        if (IsBody(root))
            yield return root;
        foreach (var node in root.DescendantNodes(span, static node => Declarations.HoldOthers(node)
                     || node is BasePropertyDeclarationSyntax or AccessorListSyntax
                     or BaseFieldDeclarationSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax))
            if (IsBody(node))
                yield return node;
    }

    public static bool IsBody(SyntaxNode node) => node switch
    {
        CompilationUnitSyntax unit => unit.Members.Any(member => member is GlobalStatementSyntax),
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        AccessorDeclarationSyntax accessor => accessor.Body is not null || accessor.ExpressionBody is not null,
        ArrowExpressionClauseSyntax arrow => arrow.Parent is BasePropertyDeclarationSyntax,
        EqualsValueClauseSyntax initializer => initializer.DescendantNodes().Any(inner => inner is AnonymousFunctionExpressionSyntax),
        _ => false,
    };
}
