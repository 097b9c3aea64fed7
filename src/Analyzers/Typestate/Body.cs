using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>One method, accessor, lambda or local function: its graph, and the connections met in it.</summary>
internal sealed class Body
{
    public Body(ControlFlowGraph graph, ISymbol owner, ConnectionSymbols symbols)
    {
        Graph = graph;
        Owner = owner;
        Symbols = symbols;
        Facts = new BodyFacts(this);
    }

    public ControlFlowGraph Graph { get; }

    /// <summary>The method the graph is of; for a lambda its own symbol.</summary>
    public ISymbol Owner { get; }

    public ConnectionSymbols Symbols { get; }

    public Connections Connections { get; } = new();

    public BodyFacts Facts { get; }

    /// <summary>The lambdas and local functions in it, each with a graph of its own.</summary>
    public IEnumerable<Body> Nested()
    {
        foreach (var function in Graph.LocalFunctions)
            yield return new Body(Graph.GetLocalFunctionControlFlowGraph(function), function, Symbols);
        foreach (var lambda in Facts.Lambdas)
            yield return new Body(Graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol, Symbols);
    }
}
