using System.Collections.Immutable;
using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>One method, accessor, lambda or local function: its graph, and the connections met in it.</summary>
internal sealed class Body
{
    private readonly Surroundings _surroundings;
    private readonly Func<Callee, Summary?> _summaries;
    private readonly Lazy<bool> _runsAtOnce;

    public Body(ControlFlowGraph graph, ISymbol owner, Surroundings surroundings, Func<Callee, Summary?> summaries)
    {
        Graph = graph;
        Owner = owner;
        _surroundings = surroundings;
        _summaries = summaries;
        Facts = surroundings.FactsOf(graph, owner);
        Entry = new Entry(this);
        _runsAtOnce = new Lazy<bool>(() => owner.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax handed }
            && OperationAt(handed) is IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation { IsVirtual: false } call } && IsSource(call.TargetMethod) && CallsOf(parameter) is not null);
    }

    public ControlFlowGraph Graph { get; }

    /// <summary>The method the graph is of; for a lambda its own symbol.</summary>
    public ISymbol Owner { get; }

    public ConnectionSymbols Symbols => _surroundings.Symbols;

    public Connections Connections { get; init; } = new();

    public BodyFacts Facts { get; }

    public Entry Entry { get; }

    /// <summary>What it is handed is not connected yet.</summary>
    public bool GivenIdle { get; init; }

    /// <summary>Places of interest that it may not name itself.</summary>
    public ImmutableArray<Place> Watched { get; init; } = ImmutableArray<Place>.Empty;

    /// <summary>All its callers are seen, and call it where something has failed.</summary>
    public Func<bool> RunsOnError { get; init; } = static () => false;

    /// <summary>That method starts from what its callers bring: what goes wrong in it is told there.</summary>
    public Func<IMethodSymbol, bool> IsToldThere { get; init; } = static _ => false;

    /// <summary>A lambda that a method in source is handed and only calls: it begins with what is there then.</summary>
    public bool RunsAtOnce => _runsAtOnce.Value;

    /// <summary>The lambdas and local functions in it, each with a graph of its own.</summary>
    public IEnumerable<IMethodSymbol> Functions => Graph.LocalFunctions.Concat(Facts.Lambdas.Select(lambda => lambda.Symbol));

    public Body Inner(IMethodSymbol function) => new(_surroundings.Sources.GraphOf(function)!, function, _surroundings, _summaries);

    /// <summary>The expression is evaluated there; what a <c>using</c> does at its end stands where its variable does.</summary>
    public bool Holds(ControlFlowRegion region, SyntaxNode expression) => Graph.Blocks.Where(region.Contains)
        .SelectMany(static block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
        .Any(operation => operation.Syntax.Span.Contains(expression.Span) && operation.DescendantsAndSelf().Any(inner => !inner.IsImplicit && inner.Syntax == expression));

    /// <summary>By what made it, or by its type.</summary>
    public Contract ContractOf(Connection connection) => connection.Contract ?? Symbols.ContractOf(connection.Type) ?? (connection.IsUnix ? Tcp.OverUnix : Tcp.Contract);

    /// <summary>Somebody else's connection of which nothing tells what it is: open, but in a type named after datagrams.</summary>
    public Facts Untold => Roles.IsForDatagrams(Owner.ContainingType) ? Typestate.Facts.Datagram : Typestate.Facts.Open;

    public MemberFacts MemberFactsOf(ISymbol member) => _surroundings.Members.Of(member);

    /// <summary>A primary constructor's parameter, in a member that captures it.</summary>
    public bool IsCapturedFromConstruction(Place place) => place is { Receiver: null, Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } }
        && !SymbolEqualityComparer.Default.Equals(constructor, Owner) && Sources.IsPrimaryConstructor(constructor);

    public MemberFacts MemberFactsUntil(Registration registration, ILocalSymbol variable) => _surroundings.Members.Until(registration, variable);

    /// <summary>What the connection is that the expression takes out of an array or collection; open, where it is none.</summary>
    public Facts ElementOf(IOperation drawn) => drawn is IFieldReferenceOperation { Instance: IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } pair } } ? ElementOf(pair)
        : Containers.ArePickedUnconnected(Facts, drawn) ? Typestate.Facts.Idle : Containers.Of(Facts, drawn) is { } container ? _surroundings.Members.ElementsOf(container) : Typestate.Facts.Open;

    /// <summary>The same of the parameter of a lambda.</summary>
    public Facts ElementOf(IParameterSymbol parameter)
    {
        foreach (var handed in Containers.HandedTo(parameter))
            if (_surroundings.Sources.ModelOf(handed.SyntaxTree).GetSymbolInfo(handed).Symbol is { } known && Containers.IsContainer((known as ILocalSymbol)?.Type ?? Members.TypeOf(known)))
                return _surroundings.Members.ElementsOf(known);
        return Typestate.Facts.Open;
    }

    public bool EndsBelow(ISymbol member, string method) => _surroundings.Members.EndsBelow(member, method);

    /// <summary>A private method that a token or a timer runs, while nothing happens to the variable, or to what it is handed, but that it is connected.</summary>
    public bool IsCalledOff(string? variable) => Owner is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, ReturnsVoid: true, Parameters.Length: < 2 } method && _surroundings.Members.IsCalledOff(method, variable ?? "");

    public Others OthersOf(ISymbol member) => _surroundings.Members.OthersOf(member);

    public MemberFlag FlagOf(ISymbol member) => _surroundings.Members.FlagOf(member);

    public bool ListensThrough(ISymbol owner, ISymbol member) => _surroundings.Members.Listens(owner, member.Name);

    public Summary? SummaryOf(IMethodSymbol method, bool givenIdle, bool isHandedOne, bool isVirtual = false) =>
        _summaries(new Callee(method.OriginalDefinition, givenIdle, isHandedOne) { IsVirtual = isVirtual });

    /// <summary>Its source shows that it cannot fail.</summary>
    public bool IsHarmless(IMethodSymbol method) => _surroundings.Sources.IsHarmless(method.OriginalDefinition);

    public bool MayEndItself(IMethodSymbol method) => _surroundings.Sources.MayEndItself(method.OriginalDefinition);

    /// <summary>A type of the source that shuts down, or resets, in its own <c>Dispose</c>.</summary>
    public bool SaysItselfHowItEnds(ITypeSymbol? type) => type.AndBases().TakeWhile(static at => !at.DeclaringSyntaxReferences.IsEmpty)
        .Any(at => at.GetMembers(nameof(IDisposable.Dispose)).Concat(at.GetMembers("DisposeAsync")).OfType<IMethodSymbol>().Any(method => _surroundings.Sources.SaysHowItEnds(method.OriginalDefinition)));

    public bool AsksForPeer(IMethodSymbol method) => _surroundings.Sources.AsksForPeer(method.OriginalDefinition);

    /// <summary>Outside of this body.</summary>
    public IOperation? OperationAt(SyntaxNode syntax) => _surroundings.Sources.ModelOf(syntax.SyntaxTree).GetOperation(syntax);

    /// <summary>How the method calls the delegate that it is handed; null where it may do anything else with it.</summary>
    public DelegateCalls? CallsOf(IParameterSymbol parameter) => _surroundings.Sources.CallsOf(parameter.OriginalDefinition);

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
