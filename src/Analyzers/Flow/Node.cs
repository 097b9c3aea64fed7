using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>A block on one of the ways through it: what the solver keeps a state for.</summary>
internal readonly record struct Node(BasicBlock Block, Continuation? Continuation)
{
    /// <summary>An exception is on its way out while this block runs.</summary>
    public bool Unwinds => Continuation is not null && Continuation.Unwinds;

    public bool Equals(Node other) => ReferenceEquals(Block, other.Block) && Equals(Continuation, other.Continuation);

    public override int GetHashCode() => Continuation is null ? Block.Ordinal : (Block.Ordinal * 397) ^ Continuation.GetHashCode();

    public override string ToString() => Continuation is null ? $"B{Block.Ordinal}" : $"B{Block.Ordinal} then {Continuation}";
}
