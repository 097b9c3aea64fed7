using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>Iterates the transfer over a control flow graph until no state changes any more. Knows no sockets.</summary>
internal sealed class FlowSolver<TState>
    where TState : class
{
    private readonly ControlFlowGraph _graph;
    private readonly ITransfer<TState> _transfer;
    private readonly Dictionary<Node, TState> _entries;
    private readonly Worklist _pending;
    private TState? _exceptional;

    private FlowSolver(ControlFlowGraph graph, ITransfer<TState> transfer)
    {
        _graph = graph;
        _transfer = transfer;
        _entries = new Dictionary<Node, TState>(graph.Blocks.Length);
        _pending = new Worklist(graph.Blocks.Length);
    }

    public static Solution<TState> Solve(ControlFlowGraph graph, ITransfer<TState> transfer, TState initial, CancellationToken cancellation) =>
        new FlowSolver<TState>(graph, transfer).Run(initial, cancellation);

    private Solution<TState> Run(TState initial, CancellationToken cancellation)
    {
        var walk = new Walk<TState>(_transfer, new Route<TState>(_graph, _transfer, Arrive, LeaveBody));
        Arrive(new Node(_graph.Blocks[0], null), initial);
        while (_pending.TryTake(out var node))
        {
            cancellation.ThrowIfCancellationRequested();
            walk.Visit(node, _entries[node]);
        }

        return new Solution<TState>(_graph, _entries, _exceptional);
    }

    private void Arrive(Node node, TState state)
    {
        if (!_entries.TryGetValue(node, out var known))
            _entries[node] = state;
        else if (_transfer.Join(known, state) is var joined && ReferenceEquals(joined, known))
            return;
        else
            _entries[node] = joined;
        _pending.Add(node);
    }

    private void LeaveBody(TState state) => _exceptional = _exceptional is null ? state : _transfer.Join(_exceptional, state);
}
