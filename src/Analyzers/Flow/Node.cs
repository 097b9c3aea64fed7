using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>A block on one of the ways through it: what the solver keeps a state for.</summary>
internal readonly record struct Node(BasicBlock Block, Continuation? Continuation)
{
    /// <summary>An exception is on its way out while this block runs.</summary>
    public bool Unwinds => Continuation is not null && Continuation.Unwinds;

    /// <summary>An exception is on its way out, and not only those that had entered a finally before something in it <paramref name="began"/>.</summary>
    public bool UnwindsSince(Func<ControlFlowRegion, bool> began)
    {
        var entered = Block.EnclosingRegion.Around().Where(static region => region.Kind == ControlFlowRegionKind.Finally).Reverse().ToArray();
        var continuations = Continuations().Reverse().ToArray();
        for (var depth = 0; depth < continuations.Length; depth++)
            if (continuations[depth].Destination is null && (depth >= entered.Length || !began(entered[depth])))
                return true;
        return false;
    }

    private IEnumerable<Continuation> Continuations()
    {
        for (var continuation = Continuation; continuation is not null; continuation = continuation.Outer)
            yield return continuation;
    }

    public bool Equals(Node other) => ReferenceEquals(Block, other.Block) && Equals(Continuation, other.Continuation);

    public override int GetHashCode() => Continuation is null ? Block.Ordinal : (Block.Ordinal * 397) ^ Continuation.GetHashCode();

    public override string ToString() => Continuation is null ? $"B{Block.Ordinal}" : $"B{Block.Ordinal} then {Continuation}";
}
