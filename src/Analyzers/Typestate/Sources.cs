using System.Collections.Concurrent;
using Hangup.Analyzers.Sockets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>The control flow graphs of the methods of one compilation, each built once. It outlives the request that asks first, so none can cancel it.</summary>
internal sealed class Sources
{
    private readonly ConcurrentDictionary<IMethodSymbol, ControlFlowGraph?> _graphs = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _interest = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _harmless = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _ends = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> _said = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IParameterSymbol, DelegateCalls?> _calls = new(SymbolEqualityComparer.Default);
    private readonly Func<SyntaxNode, bool> _isOfInterest;

    /// <param name="isOfInterest">Tells by the names in it whether a body could meet a connection.</param>
    public Sources(Compilation compilation, Func<SyntaxNode, bool> isOfInterest)
    {
        Compilation = compilation;
        _isOfInterest = isOfInterest;
    }

    public Compilation Compilation { get; }

#pragma warning disable RS1030 // A callee may stand in another file; the model is kept, so no file is bound twice for us.
    public SemanticModel ModelOf(SyntaxTree tree) => _models.GetOrAdd(tree, missing => Compilation.GetSemanticModel(missing));
#pragma warning restore RS1030

    public void Add(IMethodSymbol nested, Func<ControlFlowGraph> graph) => _graphs.GetOrAdd(nested, _ => graph());

    /// <summary>It names something that could be a connection. What is nested in a body of interest is of interest.</summary>
    public bool IsOfInterest(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction
        || _interest.GetOrAdd(method, candidate => SyntaxOf(candidate) is { } syntax && _isOfInterest(syntax));

    /// <summary>By syntax: it only reads, computes and assigns.</summary>
    public bool IsHarmless(IMethodSymbol method) =>
        _harmless.GetOrAdd(method, candidate => IsOurs(candidate) && !candidate.IsAbstract && !candidate.IsVirtual && !candidate.IsOverride && (SyntaxOf(candidate) is { } syntax ? Harmless.Is(syntax) : candidate.IsImplicitlyDeclared));

    /// <summary>By syntax: it may end the object that it is a method of.</summary>
    public bool MayEndItself(IMethodSymbol method) => _ends.GetOrAdd(method, static asked => SyntaxOf(asked) is { } syntax && Presence.IsEndedIn(syntax));

    /// <summary>By syntax: it says how a connection ends.</summary>
    public bool SaysHowItEnds(IMethodSymbol method) => _said.GetOrAdd(method, static asked => SyntaxOf(asked) is { } syntax && Presence.IsEndSaidIn(syntax));

    /// <summary>By syntax: it tells whether the peer is still there.</summary>
    public bool AsksForPeer(IMethodSymbol method) => method.ReturnType.SpecialType == SpecialType.System_Boolean && IsOurs(method) && SyntaxOf(method) is { } syntax && Presence.IsAskedIn(syntax);

    public DelegateCalls? CallsOf(IParameterSymbol parameter) =>
        _calls.GetOrAdd(parameter, static handed => handed.ContainingSymbol is IMethodSymbol method ? DelegateCalls.Of(handed, SyntaxOf(method)) : null);

    public IOperation? InitialiserOf(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } ? ModelOf(value.SyntaxTree).GetOperation(value) : null;

    public ControlFlowGraph? GraphOf(IMethodSymbol method) => _graphs.GetOrAdd(method, Find);

    /// <summary>The graph of a body that stands in the source.</summary>
    public static ControlFlowGraph? GraphOf(IOperation? body) => body switch
    {
        IMethodBodyOperation { Parent: null } method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation { Parent: null } constructor => ControlFlowGraph.Create(constructor),
        IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block),
        IFieldInitializerOperation { Parent: null } field => ControlFlowGraph.Create(field),
        IPropertyInitializerOperation { Parent: null } property => ControlFlowGraph.Create(property),
        _ => null,
    };

    /// <summary>Its graph only calls the base: what else becomes of its parameters is told by initialisers, and by every member that names them.</summary>
    public static bool IsPrimaryConstructor(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor && SyntaxOf(method) is TypeDeclarationSyntax;

    private ControlFlowGraph? Find(IMethodSymbol method)
    {
        if (method.IsAbstract || !IsOurs(method) || SyntaxOf(method) is not { } syntax)
            return null;
        return GraphOf(ModelOf(syntax.SyntaxTree).GetOperation(syntax));
    }

    public bool IsOurs(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, Compilation.Assembly);

    private static SyntaxNode? SyntaxOf(IMethodSymbol method) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
}
