using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>What connections are when a private method is called: it starts from what its call sites join to, not from open.</summary>
internal sealed class Callers
{
    /// <summary>What so many use is given everything.</summary>
    private const int Most = 16;

    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _callers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, ImmutableArray<Call>> _calls = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(ISymbol Member, Place Place), Facts> _brought = new();
    private readonly ConcurrentDictionary<ISymbol, bool> _onError = new(SymbolEqualityComparer.Default);
    private readonly Surroundings _surroundings;
    private readonly Func<Callee, CancellationToken, Summary?> _summaries;

    public Callers(Surroundings surroundings, Func<Callee, CancellationToken, Summary?> summaries)
    {
        _surroundings = surroundings;
        _summaries = summaries;
    }

    /// <summary>Whose callers were looked for, and where they stand.</summary>
    public IEnumerable<KeyValuePair<IMethodSymbol, ImmutableArray<IMethodSymbol>>> Found => _callers;

    /// <summary>What was asked of them.</summary>
    public IEnumerable<KeyValuePair<(ISymbol Member, Place Place), Facts>> Brought => _brought;

    public IEnumerable<KeyValuePair<ISymbol, bool>> OnError => _onError;

    /// <summary>Whoever calls it stands in its type, or in the member around it. An attribute may say that somebody else does, too.</summary>
    public static bool AreInSight(IMethodSymbol method) =>
        (IsNested(method) || method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } || IsDisposal(method)) && method.GetAttributes().IsEmpty;

    /// <summary><c>protected virtual void Dispose(bool disposing)</c>: the type's own <c>Dispose()</c> calls it, for heirs as well.</summary>
    public static bool IsDisposal(IMethodSymbol method) =>
        method is { Name: nameof(IDisposable.Dispose), IsOverride: false, DeclaredAccessibility: Accessibility.Protected or Accessibility.Private, Parameters: { Length: 1 } given } && given[0].Type.SpecialType == SpecialType.System_Boolean;

    private static bool IsNested(ISymbol method) => method is IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction };

    /// <summary>A helper for heirs: those that stand in this compilation show what it is for.</summary>
    private static bool IsForHeirs(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Protected, IsVirtual: false, IsAbstract: false, IsOverride: false } && method.GetAttributes().IsEmpty;

    /// <summary>By syntax: whether such a catch is entered is another question.</summary>
    private bool IsForFailures(ISymbol member) =>
        member is IMethodSymbol method && IsForHeirs(method) && MentionsOf(method).ToArray() is { Length: > 0 } mentions && mentions.All(static mention => mention.Parent!.FirstAncestorOrSelf<CatchClauseSyntax>() is not null);

    public bool AreAllSeen(IMethodSymbol method) => AreInSight(method.OriginalDefinition) && !Of(method.OriginalDefinition).IsEmpty;

    /// <summary>The members that call it; none where they are not all in sight.</summary>
    public ImmutableArray<IMethodSymbol> Of(IMethodSymbol method) => _callers.GetOrAdd(method, Find);

    /// <summary>What is in <paramref name="place"/> when the method begins; None where that is not known.</summary>
    public Facts Bring(ISymbol member, Place place, CancellationToken cancellation) => _brought.GetOrAdd((member, place), asked => Join(asked.Member, asked.Place, cancellation));

    private Facts Join(ISymbol member, Place place, CancellationToken cancellation)
    {
        if (member is IMethodSymbol { Name: nameof(IDisposable.Dispose), IsOverride: true, Parameters.Length: 1 } dispose)
            return Closed(dispose.ContainingType, place, cancellation);
        var facts = CallsOf(member, cancellation).Aggregate(Facts.None, (facts, call) => facts | call.Brings(place));
        // How far an heir's base has got before it failed is not followed.
        return IsForFailures(member) ? Facts.Open | Facts.Unknown : facts & ~Facts.Lost;
    }

    /// <summary><c>Stream.Dispose()</c> calls <c>Close()</c>, and that calls <c>Dispose(true)</c>: what a Close of the type's own has ended comes there ended.</summary>
    private Facts Closed(INamedTypeSymbol type, Place place, CancellationToken cancellation)
    {
        var close = type.GetMembers(nameof(Stream.Close)).OfType<IMethodSymbol>().FirstOrDefault(static method => method.OverriddenMethod?.ContainingType is { Name: nameof(Stream), ContainingNamespace.Name: nameof(System.IO) });
        var outcome = close is null ? null : _summaries(new Callee(close, GivenIdle: false, IsHandedOne: false), cancellation)?.Normal;
        return outcome is not null && outcome.TryGetValue(place, out var facts) && facts.Must(Facts.Ended) ? facts : Facts.None;
    }

    /// <summary>It only ever runs where something has failed.</summary>
    public bool AreAllOnError(ISymbol member, CancellationToken cancellation) => _onError.GetOrAdd(member, asked =>
    {
        var calls = CallsOf(asked, cancellation).ToArray();
        return IsForFailures(asked) || (calls.Length > 0 && calls.All(static call => call.IsOnError));
    });

    /// <summary>None where they are not all in sight.</summary>
    private IEnumerable<Call> CallsOf(ISymbol member, CancellationToken cancellation) => member is IMethodSymbol method && AreInSight(method)
        ? Of(method).SelectMany(caller => _calls.GetOrAdd(caller, member => CallsIn(member, cancellation)))
            .Where(call => SymbolEqualityComparer.Default.Equals(call.Site.Method.OriginalDefinition, method))
        : Enumerable.Empty<Call>();

    /// <summary>The members that call it; none where it is used in some other way, too. No symbol is asked for before all are known to be few.</summary>
    private ImmutableArray<IMethodSymbol> Find(IMethodSymbol method)
    {
        if (IsNested(method))
            return FindAround(method);
        var calls = new Dictionary<SyntaxNode, SyntaxToken>();
        foreach (var mention in MentionsOf(method))
        {
            if (!IsCalled(mention.Parent!) || DeclarationAround(mention) is not { } declaration)
                return ImmutableArray<IMethodSymbol>.Empty;
            calls[declaration] = mention;
            if (calls.Count > Most)
                return ImmutableArray<IMethodSymbol>.Empty;
        }

        var callers = calls.Values.Select(MemberAround).ToImmutableArray();
        return callers.Contains(null) ? ImmutableArray<IMethodSymbol>.Empty : callers.CastArray<IMethodSymbol>();
    }

    /// <summary>A lambda is only called there if it is handed to what runs it at once: then the call is seen.</summary>
    private static ImmutableArray<IMethodSymbol> FindAround(IMethodSymbol function) =>
        MemberAround(function) is { } member && (function.MethodKind == MethodKind.AnonymousFunction || member.DeclaringSyntaxReferences.SelectMany(reference => Mentions.Of(function.Name, reference.GetSyntax()))
            .Where(static token => token.Parent is not LocalFunctionStatementSyntax).All(static mention => IsCalled(mention.Parent!)))
            ? ImmutableArray.Create(member)
            : ImmutableArray<IMethodSymbol>.Empty;

    /// <summary>Where the type names it, but to declare it.</summary>
    private IEnumerable<SyntaxToken> MentionsOf(IMethodSymbol method) => method.ContainingType.DeclaringSyntaxReferences.Select(static declaration => declaration.GetSyntax())
        .Concat(IsForHeirs(method) ? _surroundings.Members.Hierarchy.HeirsThatName(method) : Enumerable.Empty<SyntaxNode>())
        .SelectMany(declaration => Mentions.Of(method.Name, declaration)).Where(static token => token.Parent is not MethodDeclarationSyntax);

    private static bool IsCalled(SyntaxNode name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? name.Parent : name;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole;
    }

    private static SyntaxNode? DeclarationAround(SyntaxToken mention) =>
        mention.Parent!.FirstAncestorOrSelf<SyntaxNode>(static node => node is (MemberDeclarationSyntax and not GlobalStatementSyntax) or AccessorDeclarationSyntax or CompilationUnitSyntax);

    /// <summary>The method or accessor, also around lambdas and local functions.</summary>
    private IMethodSymbol? MemberAround(SyntaxToken mention) => MemberAround(_surroundings.Sources.ModelOf(mention.SyntaxTree!).GetEnclosingSymbol(mention.SpanStart));

    private static IMethodSymbol? MemberAround(ISymbol? around)
    {
        while (around is not null && IsNested(around))
            around = around.ContainingSymbol;
        return around as IMethodSymbol;
    }

    /// <summary>Where a caller starts itself is not asked: that could go on for ever.</summary>
    private ImmutableArray<Call> CallsIn(IMethodSymbol caller, CancellationToken cancellation)
    {
        if (_surroundings.Sources.GraphOf(caller) is not { } graph)
            return ImmutableArray<Call>.Empty;
        var body = new Body(graph, caller, _surroundings, callee => _summaries(callee, cancellation)) { Watched = MembersOf(caller.ContainingType) };
        return CallsIn(body, cancellation).ToImmutableArray();
    }

    private static IEnumerable<Call> CallsIn(Body body, CancellationToken cancellation) =>
        BodyAnalysis.Of(body, cancellation).Record.Calls.Concat(body.Functions.SelectMany(function => CallsIn(body.Inner(function), cancellation)));

    /// <summary>The places that a caller need not name to pass them on.</summary>
    private ImmutableArray<Place> MembersOf(INamedTypeSymbol type) =>
        type.GetMembers().Where(member => member is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsIndexer: false } && _surroundings.Members.IsConnection(member))
            .Select(member => new Place(member, member.IsStatic ? null : Place.This)).ToImmutableArray();
}
