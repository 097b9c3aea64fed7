using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>The compilation around a body: what is the same for all of its bodies.</summary>
internal sealed class Surroundings
{
    private readonly ConcurrentDictionary<ControlFlowGraph, BodyFacts> _facts = new();

    public Surroundings(ConnectionSymbols symbols, Sources sources, Members members)
    {
        Symbols = symbols;
        Sources = sources;
        Members = members;
    }

    public ConnectionSymbols Symbols { get; }

    public Sources Sources { get; }

    public Members Members { get; }

    /// <summary>However often a body is solved, it is looked over once.</summary>
    public BodyFacts FactsOf(ControlFlowGraph graph, ISymbol owner) => _facts.GetOrAdd(graph, missing => Look(missing, owner));

    private BodyFacts Look(ControlFlowGraph graph, ISymbol owner)
    {
        var facts = new BodyFacts(graph, owner, this);
        foreach (var function in graph.LocalFunctions)
            Nest(facts, function, () => graph.GetLocalFunctionControlFlowGraph(function));
        foreach (var lambda in facts.Lambdas)
            Nest(facts, lambda.Symbol, () => graph.GetAnonymousFunctionControlFlowGraph(lambda));
        return facts;
    }

    /// <summary>What it captures is met in the body around it, too.</summary>
    private void Nest(BodyFacts facts, IMethodSymbol function, Func<ControlFlowGraph> graph)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Sources.Add(function, graph);
        facts.Include(FactsOf(Sources.GraphOf(function)!, function), function);
    }
}
