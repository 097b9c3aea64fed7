using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.Analyzers.Names;

/// <summary>Names to look for; in a text in one pass over it, however many they are.</summary>
internal sealed class WordSet
{
    private const int Buckets = 4096;

    private readonly Dictionary<string, Word> _words = new();
    private readonly int[] _hashes;
    private readonly bool[] _buckets = new bool[Buckets];

    public WordSet(IEnumerable<Word> words)
    {
        foreach (var word in words)
            _words[word.Name] = _words.TryGetValue(word.Name, out var known) ? known.Or(word) : word;
        _hashes = _words.Keys.Select(Identifiers.HashOf).ToArray();
        foreach (var hash in _hashes)
            _buckets[BucketOf(hash)] = true;
    }

    public bool IsSame(WordSet other) => _words.Count == other._words.Count && _words.All(word => other._words.TryGetValue(word.Key, out var known) && known == word.Value);

    public bool Has(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) && _words.TryGetValue(token.ValueText, out var word) && word.Suits(token);

    /// <summary>It has no such word that a type's name could stand before.</summary>
    public bool IsCalledOnAnInstance(SyntaxToken token) => !_words.TryGetValue(token.ValueText, out var word) || word.IsCalledOnAnInstance;

    public bool AreIn(Identifiers identifiers)
    {
        foreach (var hash in _hashes)
            if (identifiers.Has(hash))
                return true;
        return false;
    }

    /// <summary>Where they stand, also in comments and strings.</summary>
    public IEnumerable<int> In(string text)
    {
        for (var at = 0; Identifiers.Next(text, ref at, out var end, out var hash); at = end)
            if (_buckets[BucketOf(hash)] && _words.ContainsKey(text.Substring(at, end - at)))
                yield return at;
    }

    private static int BucketOf(int hash) => hash & (Buckets - 1);
}
