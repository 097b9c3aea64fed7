using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Succession;

/// <summary>What findings are about: a body, field or property, by where it stands.</summary>
internal readonly record struct Subject(SyntaxTree Tree, TextSpan Span, int Kind)
{
    public static Subject Of(SyntaxNode node) => new(node.SyntaxTree, node.Span, node.RawKind);
}
