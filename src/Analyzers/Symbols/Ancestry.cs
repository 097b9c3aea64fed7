using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Symbols;

/// <summary>What a type derives from.</summary>
internal static class Ancestry
{
    /// <summary>The type, its base, and so on up to <c>object</c>.</summary>
    public static IEnumerable<ITypeSymbol> AndBases(this ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
            yield return at;
    }
}
