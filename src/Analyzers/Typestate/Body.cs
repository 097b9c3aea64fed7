using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>One method, accessor, lambda or local function: its graph, and the connections met in it.</summary>
internal sealed class Body
{
    private readonly Sources _sources;
    private readonly Func<Callee, Summary?> _summaries;

    public Body(ControlFlowGraph graph, ISymbol owner, ConnectionSymbols symbols, Sources sources, Func<Callee, Summary?> summaries)
    {
        Graph = graph;
        Owner = owner;
        Symbols = symbols;
        _sources = sources;
        _summaries = summaries;
        Facts = new BodyFacts(this);
        foreach (var function in graph.LocalFunctions)
            _sources.Add(function, () => graph.GetLocalFunctionControlFlowGraph(function));
        foreach (var lambda in Facts.Lambdas)
            _sources.Add(lambda.Symbol, () => graph.GetAnonymousFunctionControlFlowGraph(lambda));
    }

    public ControlFlowGraph Graph { get; }

    /// <summary>The method the graph is of; for a lambda its own symbol.</summary>
    public ISymbol Owner { get; }

    public ConnectionSymbols Symbols { get; }

    public Connections Connections { get; } = new();

    public BodyFacts Facts { get; }

    /// <summary>What it is handed is not connected yet.</summary>
    public bool GivenIdle { get; init; }

    /// <summary>The lambdas and local functions in it, each with a graph of its own.</summary>
    public IEnumerable<Body> Nested() =>
        Graph.LocalFunctions.Concat(Facts.Lambdas.Select(lambda => lambda.Symbol))
            .Select(function => new Body(_sources.GraphOf(function)!, function, Symbols, _sources, _summaries));

    public Summary? SummaryOf(IMethodSymbol method, bool givenIdle) => _summaries(new Callee(method.OriginalDefinition, givenIdle));
}
