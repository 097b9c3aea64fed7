using Microsoft.CodeAnalysis;

namespace Hangup.CodeFixes.Endings;

/// <summary>What a type is, by the names of its bases.</summary>
internal static class Lineage
{
    /// <summary>Something that reads or writes, and may do so over a connection.</summary>
    public static bool IsFlow(ITypeSymbol? type) => Is(type, "Stream", "TextReader", "TextWriter", "BinaryReader", "BinaryWriter");

    /// <summary>It may hold bytes back until it is flushed.</summary>
    public static bool IsBuffered(ITypeSymbol? type) => Is(type, "TextWriter", "BinaryWriter", "BufferedStream");

    public static bool IsConnection(ITypeSymbol? type) => Is(type, "Socket", "TcpClient", "NetworkStream");

    public static bool Is(ITypeSymbol? type, params string[] names) => AndBases(type).Any(kin => names.Contains(kin.Name));

    /// <summary>The type, its base, and so on up to <c>object</c>.</summary>
    public static IEnumerable<ITypeSymbol> AndBases(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
