using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Analyzers.Names;

/// <summary>The names that stand in a text, comments and strings included, as hashes: a first look, before any token is made.</summary>
internal sealed class Identifiers
{
    private static readonly bool[] IsAsciiPart = Enumerable.Range(0, 128).Select(static letter => SyntaxFacts.IsIdentifierPartCharacter((char)letter)).ToArray();

    private const int Size = 512;

    /// <summary>A Bloom filter of 4 KB: of a file with 500 names, one other name in 65 seems to be there.</summary>
    private readonly ulong[] _seen;

    private Identifiers(ulong[] seen) => _seen = seen;

    public static Identifiers Of(SyntaxTree tree)
    {
        var text = tree.GetText().ToString();
        var seen = new ulong[Size];
        var ascii = IsAsciiPart;

        // Not by Next(): in a compiler that has just started, a call for each name takes three times as long.
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsPart(text[at], ascii))
                continue;
            var hash = 0;
            for (; at < text.Length && IsPart(text[at], ascii); at++)
                hash = Mix(hash, text[at]);
            seen[WordOf(hash)] |= 1UL << hash;
        }

        return new Identifiers(seen);
    }

    /// <summary>It may be there; where not, it is not.</summary>
    public bool Has(string name) => Has(HashOf(name));

    public bool Has(int hash) => (_seen[WordOf(hash)] & (1UL << hash)) != 0;

    public static int HashOf(string name)
    {
        var at = 0;
        return Next(name, ref at, out _, out var hash) ? hash : 0;
    }

    /// <summary>The next name from <paramref name="at"/> on.</summary>
    public static bool Next(string text, ref int at, out int end, out int hash)
    {
        while (at < text.Length && !IsPart(text[at], IsAsciiPart))
            at++;
        (end, hash) = (at, 0);
        while (end < text.Length && IsPart(text[end], IsAsciiPart))
            hash = Mix(hash, text[end++]);
        return at < text.Length;
    }

    private static int Mix(int hash, char letter) => unchecked((hash * 31) + letter);

    private static int WordOf(int hash) => (hash >> 6) & (Size - 1);

    // Nearly all code is ASCII, and the general answer takes five times as long.
    private static bool IsPart(char letter, bool[] ascii) => letter < ascii.Length ? ascii[letter] : SyntaxFacts.IsIdentifierPartCharacter(letter);
}
