using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Analyzers.Typestate;

/// <summary>Where a name stands in a declaration. Looked for in its text: of a large type no other tokens are made.</summary>
internal static class Mentions
{
    public static IEnumerable<SyntaxToken> Of(string name, SyntaxNode declaration)
    {
        // What is half typed has no name yet.
        if (name.Length == 0)
            yield break;
        var text = declaration.SyntaxTree.GetText().ToString(declaration.Span);
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            if (IsWhole(text, at, name.Length) && TokenAt(declaration, declaration.SpanStart + at) is { RawKind: (int)SyntaxKind.IdentifierToken } token && token.ValueText == name)
                yield return token;
    }

    private static bool IsWhole(string text, int start, int length) =>
        (start == 0 || !SyntaxFacts.IsIdentifierPartCharacter(text[start - 1])) && (start + length == text.Length || !SyntaxFacts.IsIdentifierPartCharacter(text[start + length]));

    /// <summary>None in a comment.</summary>
    private static SyntaxToken TokenAt(SyntaxNode declaration, int position) =>
        declaration.FindToken(position) is var token && token.Span.Contains(position) ? token : default;
}
