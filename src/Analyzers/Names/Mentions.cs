using System.Buffers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Names;

/// <summary>Where a name stands in a declaration. Looked for in its text: of a large type no other tokens are made.</summary>
internal static class Mentions
{
    /// <summary>A large text is no string, and is not to become one for each name.</summary>
    private const int Piece = 4096;

    public static IEnumerable<SyntaxToken> Of(string name, SyntaxNode declaration)
    {
        // What is half typed has no name yet.
        if (name.Length == 0)
            yield break;
        var text = declaration.SyntaxTree.GetText();
        foreach (var position in PositionsOf(name, text, declaration.Span))
            if (IsWhole(text, position, name.Length) && TokenAt(declaration, position) is { RawKind: (int)SyntaxKind.IdentifierToken } token && token.ValueText == name)
                yield return token;
    }

    /// <summary><c>X.Listen()</c>, <c>X?.Accept()</c>: the member that is asked for there.</summary>
    public static string? MemberOf(SyntaxNode mention) => mention.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == mention => access.Name.Identifier.ValueText,
        PostfixUnaryExpressionSyntax { Parent: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } } => binding.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>With what it is a member of.</summary>
    public static SyntaxNode Whole(SyntaxNode mention) => mention.Parent is MemberAccessExpressionSyntax { Name: var name } access && name == mention ? access : mention;

    private static IEnumerable<int> PositionsOf(string name, SourceText text, TextSpan span)
    {
        var piece = ArrayPool<char>.Shared.Rent(Math.Min(span.Length, Piece + name.Length));
        for (var start = span.Start; span.End - start >= name.Length; start += piece.Length - name.Length + 1)
        {
            var length = Math.Min(piece.Length, span.End - start);
            text.CopyTo(start, piece, 0, length);
            for (var (next, at) = (0, 0); (at = piece.AsSpan(next, length - next).IndexOf(name.AsSpan())) >= 0; next += at + name.Length)
                yield return start + next + at;
        }

        // Whoever stops in between leaves the array to the collector.
        ArrayPool<char>.Shared.Return(piece);
    }

    private static bool IsWhole(SourceText text, int start, int length) =>
        (start == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[start - 1])) && (start + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[start + length]));

    /// <summary>None in a comment.</summary>
    private static SyntaxToken TokenAt(SyntaxNode declaration, int position) =>
        declaration.FindToken(position) is var token && token.Span.Contains(position) ? token : default;
}
