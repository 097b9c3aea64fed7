using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers;

/// <summary>Finds the bodies of a file.</summary>
internal static class Bodies
{
    /// <summary>The fields and properties it declares whose type is of interest.</summary>
    public static IEnumerable<SyntaxNode> MembersIn(SyntaxNode root, Func<SyntaxNode, bool> isOfInterest)
    {
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
        {
            if (node is PropertyDeclarationSyntax property && isOfInterest(property.Type))
                yield return property;
            if (node is FieldDeclarationSyntax field && isOfInterest(field.Declaration.Type))
                foreach (var variable in field.Declaration.Variables)
                    yield return variable;
        }
    }

    /// <summary>The method that a body is of.</summary>
    public static IMethodSymbol? OwnerOf(SyntaxNode body, SemanticModel model, CancellationToken cancellation) =>
        body is ArrowExpressionClauseSyntax { Parent: { } property }
            ? (model.GetDeclaredSymbol(property, cancellation) as IPropertySymbol)?.GetMethod
            : model.GetDeclaredSymbol(body, cancellation) as IMethodSymbol;

    public static IEnumerable<SyntaxNode> In(SyntaxNode root)
    {
        if (root is CompilationUnitSyntax unit && unit.Members.Any(member => member is GlobalStatementSyntax))
            yield return unit;
        foreach (var node in root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax or BasePropertyDeclarationSyntax or AccessorListSyntax))
            if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax })
                yield return node;
    }
}
