using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>One method, accessor, lambda or local function: its graph, and the connections met in it.</summary>
internal sealed class Body
{
    private readonly Surroundings _surroundings;
    private readonly Func<Callee, Summary?> _summaries;

    public Body(ControlFlowGraph graph, ISymbol owner, Surroundings surroundings, Func<Callee, Summary?> summaries)
    {
        Graph = graph;
        Owner = owner;
        _surroundings = surroundings;
        _summaries = summaries;
        Facts = new BodyFacts(this);
        foreach (var function in graph.LocalFunctions)
            surroundings.Sources.Add(function, () => graph.GetLocalFunctionControlFlowGraph(function));
        foreach (var lambda in Facts.Lambdas)
            surroundings.Sources.Add(lambda.Symbol, () => graph.GetAnonymousFunctionControlFlowGraph(lambda));
    }

    public ControlFlowGraph Graph { get; }

    /// <summary>The method the graph is of; for a lambda its own symbol.</summary>
    public ISymbol Owner { get; }

    public ConnectionSymbols Symbols => _surroundings.Symbols;

    public Connections Connections { get; } = new();

    public BodyFacts Facts { get; }

    /// <summary>What it is handed is not connected yet.</summary>
    public bool GivenIdle { get; init; }

    /// <summary>Places of interest that it may not name itself.</summary>
    public ImmutableArray<Place> Watched { get; init; } = ImmutableArray<Place>.Empty;

    /// <summary>What its callers bring to a place; None where they are not all seen.</summary>
    public Func<Place, Facts> Brought { get; init; } = static _ => Typestate.Facts.None;

    /// <summary>All its callers are seen, and call it where something has failed.</summary>
    public Func<bool> RunsInCatch { get; init; } = static () => false;

    /// <summary>That method starts from what its callers bring: what goes wrong in it is told there.</summary>
    public Func<IMethodSymbol, bool> IsToldThere { get; init; } = static _ => false;

    /// <summary>The lambdas and local functions in it, each with a graph of its own.</summary>
    public IEnumerable<Body> Nested() =>
        Graph.LocalFunctions.Concat(Facts.Lambdas.Select(lambda => lambda.Symbol))
            .Select(function => new Body(_surroundings.Sources.GraphOf(function)!, function, _surroundings, _summaries));

    public MemberFacts MemberFactsOf(ISymbol member) => _surroundings.Members.Of(member);

    public bool ListensThrough(ISymbol owner, ISymbol member) => _surroundings.Members.Listens(owner, member);

    public Summary? SummaryOf(IMethodSymbol method, bool givenIdle, bool isHandedOne, bool isVirtual = false) =>
        _summaries(new Callee(method.OriginalDefinition, givenIdle, isHandedOne) { IsVirtual = isVirtual });

    /// <summary>What a field of this compilation is set to where it is declared.</summary>
    public IOperation? InitialiserOf(IFieldSymbol field) => _surroundings.Sources.InitialiserOf(field);

    /// <summary>Where the value is the result of a read, what was read: <c>n = await stream.ReadAsync(..)</c>.</summary>
    public IOperation? ReceiverOf(IOperation value)
    {
        value = value.Uncast();
        return (value is IAwaitOperation awaited ? Evaluator.Unwrap(awaited.Operation) : value) is IInvocationOperation { Instance: { } source } call && Symbols.EventOf(call.TargetMethod) == ConnectionEvent.Receive ? source : null;
    }

    /// <summary>Its source shows that it cannot fail.</summary>
    public bool IsHarmless(IMethodSymbol method) => _surroundings.Sources.IsHarmless(method.OriginalDefinition);

    public bool IsSource(IMethodSymbol method) => _surroundings.Sources.IsOurs(method.OriginalDefinition);

    /// <summary>A constructor that connects, or listens on, what it makes.</summary>
    public bool DoesToItself(IMethodSymbol constructor, params ConnectionEvent[] words) => OperationsOf(constructor)
        .Any(operation => operation is IInvocationOperation { Instance: IInstanceReferenceOperation } call && Symbols.EventOf(call.TargetMethod) is { } word && Array.IndexOf(words, word) >= 0);

    private IEnumerable<IOperation> OperationsOf(IMethodSymbol method) =>
        _surroundings.Sources.GraphOf(method.OriginalDefinition)?.Blocks.SelectMany(block => block.Operations).SelectMany(operation => operation.DescendantsAndSelf()) ?? Enumerable.Empty<IOperation>();

    /// <summary>The call of the base constructor in a constructor that stands in the source.</summary>
    public IInvocationOperation? BaseConstructionOf(IMethodSymbol? constructor) =>
        constructor is null ? null : OperationsOf(constructor).OfType<IInvocationOperation>().FirstOrDefault(call => call.TargetMethod.MethodKind == MethodKind.Constructor);
}
