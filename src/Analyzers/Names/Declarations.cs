using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Names;

/// <summary>What a file declares: its types and their members, without a look into them.</summary>
internal static class Declarations
{
    public static IEnumerable<SyntaxNode> In(SyntaxNode root) => In(root, root.FullSpan);

    /// <summary>Those of which a part lies in the span.</summary>
    public static IEnumerable<SyntaxNode> In(SyntaxNode root, TextSpan span) => root.DescendantNodes(span, HoldOthers);

    public static bool HoldOthers(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;
}
