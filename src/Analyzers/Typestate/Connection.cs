using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>One connection, named by where it comes from.</summary>
/// <param name="Id">Its number in this body.</param>
/// <param name="Origin">The expression that created, accepted or first named it.</param>
/// <param name="IsOwned">This code made it; a borrowed one is somebody else's until the code disposes it.</param>
/// <param name="Type">Its type as declared here.</param>
internal sealed record Connection(int Id, SyntaxNode Origin, bool IsOwned, ITypeSymbol? Type)
{
    /// <summary>Its type as declared here, or as cast to: <c>(TcpClient)state</c>.</summary>
    public ITypeSymbol? Type { get; private set; } = Type;

    /// <summary>What it is once the task that brings it is awaited.</summary>
    public Facts Arriving { get; private set; }

    /// <summary>A listener gave it: where it is overwritten it is no reconnect.</summary>
    public bool IsAccepted { get; private set; }

    public void Accepted() => IsAccepted = true;

    /// <summary>A Unix-domain socket: it has no reset, so there is no second end to choose.</summary>
    public bool IsUnix { get; private set; }

    public void BecomesUnix() => IsUnix = true;

    /// <summary>What the member that made it says it keeps, where its type does not: a channel that is only known by the interface of its service.</summary>
    public Contract? Contract { get; private set; }

    public void Keeps(Contract? contract) => Contract ??= contract;

    public void Narrow(ITypeSymbol? type) => Type = type;

    public void Arrives(Facts facts) => Arriving |= facts;

    /// <summary>The borrowed place it was found in.</summary>
    public Place? Place { get; init; }
}
