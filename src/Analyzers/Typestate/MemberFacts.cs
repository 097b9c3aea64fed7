using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>What its type as a whole tells of a field or property that holds a connection.</summary>
/// <param name="Initial">What is in it when a method begins: open, unless it only ever listens, sends datagrams or is never set.</param>
/// <param name="ViewOf">The other member of the same object that it is a view of: <c>_stream = _client.GetStream()</c>.</param>
/// <param name="ViewBy">How it reaches that one.</param>
internal sealed record MemberFacts(Facts Initial, ISymbol? ViewOf, Reach ViewBy)
{
    /// <summary>Where a connection comes into it that nothing in the type, nor in those derived from it, could end.</summary>
    public SyntaxNode? LeakedOrigin { get; init; }

    /// <summary>Only Unix-domain sockets come into it.</summary>
    public bool IsUnix { get; init; }

    /// <summary>Some member closes it explicitly.</summary>
    public bool IsClosed { get; init; }

    /// <summary>It is armed from the start, used, and every end of it is then a reset.</summary>
    public bool IsAlwaysReset { get; init; }

    /// <summary>An <c>SslStream</c> that is put over a member's connection only sometimes, and never says good-bye: a story of its own, beside the plain one's.</summary>
    public static readonly MemberFacts SometimesTls = new(Facts.Tls, null, Reach.Direct);

    public static readonly MemberFacts Open = new(Facts.Open, null, Reach.Direct);
}
