using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>One connection, named by where it comes from.</summary>
/// <param name="Id">Its number in this body.</param>
/// <param name="Origin">The expression that created, accepted or first named it.</param>
/// <param name="IsOwned">This code made it; a borrowed one is somebody else's until the code disposes it.</param>
/// <param name="Type">Its type as declared here.</param>
internal sealed record Connection(int Id, SyntaxNode Origin, bool IsOwned, ITypeSymbol? Type)
{
    /// <summary>The borrowed place it was found in.</summary>
    public Place? Place { get; init; }
}
