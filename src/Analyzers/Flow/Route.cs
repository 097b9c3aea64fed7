using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>Takes a state from region to region: through every finally on the way, to the catches that may stop an exception.</summary>
internal sealed class Route<TState>
    where TState : class
{
    private readonly ControlFlowGraph _graph;
    private readonly ITransfer<TState> _transfer;
    private readonly Action<Node, TState> _arrive;
    private readonly Action<TState> _leaveBody;

    /// <param name="arrive">Told of each node that is reached.</param>
    /// <param name="leaveBody">Told of each state with which an exception leaves the body.</param>
    public Route(ControlFlowGraph graph, ITransfer<TState> transfer, Action<Node, TState> arrive, Action<TState> leaveBody)
    {
        _graph = graph;
        _transfer = transfer;
        _arrive = arrive;
        _leaveBody = leaveBody;
    }

    /// <summary>From <paramref name="region"/> on to <paramref name="destination"/>, by way of the first finally between them.</summary>
    public void Jump(ControlFlowRegion region, BasicBlock destination, Continuation? continuation, TState state, Node at)
    {
        var reached = region;
        for (; !reached.Contains(destination); reached = reached.Outer()!)
            if (reached.FinallyOf() is { } handler)
            {
                Enter(handler, new Continuation(destination, continuation), _transfer.Leave(region, reached.Outer(), state, at));
                return;
            }

        _arrive(new Node(destination, continuation), _transfer.Leave(region, reached, state, at));
    }

    /// <summary>An exception leaves <paramref name="region"/> and everything around it that does not stop it.</summary>
    public void Unwind(ControlFlowRegion? region, Thrown thrown, Continuation? continuation, TState state, Node at)
    {
        var inner = region;
        for (var left = region; left is not null; left = left.Outer())
        {
            // Of a thousand blocks in one another only these stop an exception, or do anything about it.
            if (left.Kind is not (ControlFlowRegionKind.Try or ControlFlowRegionKind.Finally) && left.Outer() is not null)
                continue;
            state = _transfer.Leave(inner!, left.Outer(), state, at with { Continuation = new Continuation(null, continuation) });
            inner = left.Outer();
            if (left.FinallyOf() is { } handler)
            {
                Enter(handler, new Continuation(null, continuation) { Thrown = thrown }, state);
                return;
            }

            if (AreMet(left.CatchesOf(), thrown, continuation, state))
                return;
            if (left.Kind == ControlFlowRegionKind.Finally)
                continuation = continuation?.Outer;
        }

        _leaveBody(state);
    }

    /// <summary>The finally that <paramref name="node"/> is in has ended.</summary>
    public void Resume(Node node, TState state)
    {
        var region = node.Block.EnclosingRegion;
        while (region.Kind != ControlFlowRegionKind.Finally)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                Pass(region, node, state);
                return;
            }

            if (region.Outer() is not { } outer)
                return;
            region = outer;
        }

        if (node.Continuation is { } continuation)
            Continue(region.EnclosingRegion!.EnclosingRegion!, continuation, _transfer.Leave(node.Block.EnclosingRegion, region, state, node), node);
    }

    private void Continue(ControlFlowRegion outside, Continuation continuation, TState state, Node at)
    {
        if (continuation.Destination is { } destination)
            Jump(outside, destination, continuation.Outer, state, at);
        else
            Unwind(outside, continuation.Thrown, continuation.Outer, state, at);
    }

    /// <summary>The filter said no: with what it has done, the exception goes on to the catches behind it, then out.</summary>
    private void Pass(ControlFlowRegion filter, Node node, TState state)
    {
        var (handler, guarded) = (filter.EnclosingRegion!, filter.EnclosingRegion!.EnclosingRegion!);
        var thrown = new Thrown(handler.ExceptionType);
        var left = _transfer.Leave(node.Block.EnclosingRegion, guarded, state, node with { Continuation = new Continuation(null, node.Continuation) });
        if (!AreMet(guarded.NestedRegions.SkipWhile(next => next != handler).Skip(1), thrown, node.Continuation, left))
            Unwind(guarded, thrown, node.Continuation, left, node);
    }

    /// <summary>Whether the exception goes past none of the catches; past a filter it goes when that has said no.</summary>
    private bool AreMet(IEnumerable<ControlFlowRegion> catches, Thrown thrown, Continuation? continuation, TState state)
    {
        foreach (var handler in catches)
        {
            var (fits, isCertain) = thrown.MeetsType(handler);
            if (fits)
                Enter(handler, continuation, state);
            if (isCertain)
                return true;
        }

        return false;
    }

    private void Enter(ControlFlowRegion handler, Continuation? continuation, TState state) =>
        _arrive(new Node(_graph.Blocks[handler.FirstBlockOrdinal], continuation), state);
}
