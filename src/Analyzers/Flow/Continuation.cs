using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>
/// Where control goes when the <c>finally</c> it is in ends: on to a block, or, with no destination, on with an exception.
/// Each way of leaving a <c>try</c> so has its own pass through the <c>finally</c>.
/// </summary>
/// <param name="Destination">The block to reach; null while an exception unwinds.</param>
/// <param name="Outer">What the surrounding <c>finally</c>, if any, does when it ends.</param>
internal sealed record Continuation(BasicBlock? Destination, Continuation? Outer)
{
    public bool Unwinds => Destination is null || (Outer?.Unwinds ?? false);

    /// <summary>What unwinds.</summary>
    public Thrown Thrown { get; init; }

    public bool Equals(Continuation? other) => other is not null && ReferenceEquals(Destination, other.Destination)
        && SymbolEqualityComparer.Default.Equals(Thrown.Type, other.Thrown.Type) && Equals(Outer, other.Outer);

    public override int GetHashCode() => ((Destination?.Ordinal ?? -1) * 397) ^ (Outer?.GetHashCode() ?? 0);

    public override string ToString() => (Destination is null ? "throw" : $"B{Destination.Ordinal}") + (Outer is null ? "" : $", {Outer}");
}
