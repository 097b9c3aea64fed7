using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>
/// The problem the solver solves: what one operation does to a state, and how two states meet.
/// </summary>
/// <remarks>
/// <b>Convergence.</b> <see cref="Join"/> must be an upper bound of both states, the states must be of finite height, and
/// every other member must be monotone. <see cref="Join"/> returns its first argument itself when the second adds nothing:
/// that is how the solver sees that nothing changed.
/// </remarks>
internal interface ITransfer<TState>
    where TState : class
{
    TState Join(TState known, TState added);

    /// <summary>Runs <paramref name="operation"/>; what an exception out of it leaves behind is joined into <see cref="Effect{TState}.Thrown"/>.</summary>
    Effect<TState> Apply(IOperation operation, TState state, Node at);

    /// <summary>The part of <paramref name="state"/> in which <paramref name="condition"/> had this outcome; null where that cannot be.</summary>
    TState? Refine(IOperation condition, bool outcome, TState state);

    /// <summary>Control leaves <paramref name="inner"/> and all around it that lies within <paramref name="outer"/>: their locals and captures end.</summary>
    TState Leave(ControlFlowRegion inner, ControlFlowRegion? outer, TState state, Node at);
}
