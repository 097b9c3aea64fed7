using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>The answer: the state on entry to every node that is reached, and how the body ends. Never changes.</summary>
internal sealed class Solution<TState>
    where TState : class
{
    private readonly ControlFlowGraph _graph;
    private readonly IReadOnlyDictionary<Node, TState> _entries;

    public Solution(ControlFlowGraph graph, IReadOnlyDictionary<Node, TState> entries, TState? exceptional)
    {
        _graph = graph;
        _entries = entries;
        Exceptional = exceptional;
    }

    /// <summary>The state in which the body ends normally; null if it never does.</summary>
    public TState? Normal => _entries.TryGetValue(new Node(_graph.Blocks[_graph.Blocks.Length - 1], null), out var state) ? state : null;

    /// <summary>The state in which an exception leaves the body; null if none can.</summary>
    public TState? Exceptional { get; }

    /// <summary>Runs every reached node once more, in the order of the source, so that <paramref name="observer"/> sees each step.</summary>
    public void Replay(ITransfer<TState> observer, CancellationToken cancellation)
    {
        var walk = new Walk<TState>(observer, new Route<TState>(_graph, observer, static (_, _) => { }, static _ => { }));
        foreach (var entry in _entries.OrderBy(entry => entry.Key.Block.Ordinal).ThenBy(entry => entry.Key.Unwinds))
        {
            cancellation.ThrowIfCancellationRequested();
            walk.Visit(entry.Key, entry.Value);
        }
    }
}
