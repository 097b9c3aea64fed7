using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>An open connection is disposed: by a <c>using</c> declaration, a <c>using</c> statement or a call.</summary>
internal static class Disposal
{
    public static bool Note(Repair repair, Ending ending)
    {
        var node = repair.Target.NodeAt(repair.Finding.Location);
        if (node is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } variable)
        {
            return UsingDeclaration.Note(repair, ending, declaration, variable);
        }

        return node.FirstAncestorOrSelf<UsingStatementSyntax>() is { } block && IsResource(block, node)
            ? UsingBlock.Note(repair, ending, block, node)
            : node is ExpressionSyntax call && DisposeCall.Note(repair, ending, call);
    }

    private static bool IsResource(UsingStatementSyntax block, SyntaxNode node) =>
        ((SyntaxNode?)block.Declaration ?? block.Expression)?.Contains(node) == true;
}
