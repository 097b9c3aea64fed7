using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>
/// The summaries of the methods of one compilation, found on demand and kept. Thread-safe; as each is the least solution of its
/// own equations, the order in which they are asked for makes no difference.
/// </summary>
internal sealed class Summaries
{
    private readonly ConcurrentDictionary<Callee, Summary> _known = new();
    private readonly ConcurrentDictionary<ControlFlowGraph, BodyAnalysis> _settled = new();
    private readonly Surroundings _surroundings;
    private readonly Callers _callers;

    public Summaries(ConnectionSymbols symbols, Sources sources, Members members)
    {
        _surroundings = new Surroundings(symbols, sources, members);
        _callers = new Callers(_surroundings, Of);
    }

    public Sources Sources => _surroundings.Sources;

    public Members Members => _surroundings.Members;

    public Callers Callers => _callers;

    /// <summary>Those that were asked for so far.</summary>
    public IEnumerable<KeyValuePair<Callee, Summary>> Known => _known;

    /// <summary>What happens in a body, with the summaries of all that it calls. Whose summary was asked for is solved already.</summary>
    public BodyAnalysis AnalysisOf(ControlFlowGraph graph, ISymbol owner, CancellationToken cancellation)
    {
        var settled = _settled.TryRemove(graph, out var known) ? known : null;
        var body = new Body(graph, owner, _surroundings, callee => Of(callee, cancellation))
        {
            Connections = settled?.Body.Connections ?? new(),
            RunsOnError = () => _callers.AreAllOnError(owner, cancellation),
            IsToldThere = _callers.AreAllSeen,
        };
        return (settled?.In(body, cancellation) ?? BodyAnalysis.Of(body, cancellation)).After(place => _callers.Bring(owner, place, cancellation), cancellation);
    }

    /// <summary>Null where there is nothing to look into: another assembly, an abstract member, a body that names no connection.</summary>
    public Summary? Of(Callee callee, CancellationToken cancellation)
    {
        if (_known.TryGetValue(callee, out var known))
            return known;
        return CanBeSeen(callee) ? Solve(callee, cancellation) : null;
    }

    /// <summary>Methods that call one another settle together; only then are they kept.</summary>
    private Summary Solve(Callee root, CancellationToken cancellation)
    {
        var unsettled = new Dictionary<Callee, Unsettled>();
        var pending = new Stack<Callee>();
        var again = new Queue<Callee>();
        Discover(root);
        while (pending.Count + again.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Settle(pending.Count > 0 ? pending.Pop() : again.Dequeue());
        }

        foreach (var pair in unsettled)
            Keep(pair.Key, pair.Value);
        return _known[root];

        void Discover(Callee callee)
        {
            unsettled[callee] = new Unsettled();
            pending.Push(callee);
        }

        void Settle(Callee callee)
        {
            var entry = unsettled[callee];
            entry.IsQueued = false;
            var summary = Summarize(callee, entry, inner => Ask(inner, callee), cancellation);
            if (summary.IsSame(entry.Summary))
                return;
            entry.Summary = summary;
            foreach (var caller in entry.Callers.Where(caller => !unsettled[caller].IsQueued))
            {
                unsettled[caller].IsQueued = true;
                again.Enqueue(caller);
            }
        }

        Summary? Ask(Callee inner, Callee caller)
        {
            if (_known.TryGetValue(inner, out var known))
                return known;
            if (!CanBeSeen(inner))
                return null;
            if (!unsettled.ContainsKey(inner))
                Discover(inner);
            unsettled[inner].Callers.Add(caller);
            return unsettled[inner].Summary;
        }
    }

    private void Keep(Callee callee, Unsettled entry)
    {
        if (_known.TryAdd(callee, entry.Summary) && !callee.GivenIdle && entry.Analysis is { } analysis)
            _settled.TryAdd(analysis.Body.Graph, analysis);
    }

    private Summary Summarize(Callee callee, Unsettled entry, Func<Callee, Summary?> ask, CancellationToken cancellation)
    {
        if (TargetsOf(callee) is { IsEmpty: false } targets)
            return Alternatives.Join(callee.Method, callee.GivenIdle ? Facts.Idle : Facts.Open,
                targets.Select(target => ask(callee with { Method = target, IsVirtual = false }) ?? Alternatives.Bystander));
        entry.Analysis = BodyAnalysis.Of(new Body(GraphOf(callee)!, callee.Method, _surroundings, ask) { GivenIdle = callee.GivenIdle }, cancellation);
        return Summarizer.Of(entry.Analysis);
    }

    private bool CanBeSeen(Callee callee) => GraphOf(callee) is not null || !TargetsOf(callee).IsEmpty;

    private ImmutableArray<IMethodSymbol> TargetsOf(Callee callee) => callee.IsVirtual ? Members.Hierarchy.TargetsOf(callee.Method) : ImmutableArray<IMethodSymbol>.Empty;

    private ControlFlowGraph? GraphOf(Callee callee) =>
        !Sources.IsPrimaryConstructor(callee.Method) && (callee.IsHandedOne || Sources.IsOfInterest(callee.Method)) ? Sources.GraphOf(callee.Method) : null;

    private sealed class Unsettled
    {
        public BodyAnalysis? Analysis { get; set; }

        public Summary Summary { get; set; } = Summary.NeverReturns;

        public HashSet<Callee> Callers { get; } = new();

        public bool IsQueued { get; set; } = true;
    }
}
