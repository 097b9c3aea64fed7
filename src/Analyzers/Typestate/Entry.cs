using System.Collections.Immutable;
using System.Net.Sockets;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What is known when a body begins.</summary>
internal sealed class Entry
{
    private const int LongestChain = 4;

    private readonly Body _body;
    private readonly Lazy<Registration?> _registration;
    private readonly Lazy<bool> _callsOff;

    public Entry(Body body)
    {
        _body = body;
        _registration = new Lazy<Registration?>(() => IsMethod ? null : Registration.Of(body.Owner));
        _callsOff = new Lazy<bool>(() => OnlyDials(null));
    }

    /// <summary>A token or timer calls it off while something is connected: what it finds is not in use yet.</summary>
    public bool CallsOffADialing => _callsOff.Value;

    /// <summary>Everything is open that was there before; what this body connects was not.</summary>
    public World World()
    {
        var world = Typestate.World.Empty;
        foreach (var pair in _body.Facts.Borrowed)
            world = Enter(world, pair.Key, pair.Value.Syntax, pair.Value.Type);
        foreach (var place in _body.Watched.Where(place => !_body.Facts.Borrowed.ContainsKey(place)))
            world = Enter(world, place, _body.Graph.OriginalOperation.Syntax, null);
        foreach (var parameter in (_body.Owner as IMethodSymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
            world = EnterAntecedent(EnterOwned(world, parameter), parameter);
        return world;
    }

    public Facts InitialOf(Place place)
    {
        if (_body.Facts.ListensHere(place) || ListensElsewhere(place))
            return Facts.Listening;
        if (_body.Facts.IsConnectedHere(place) || (_body.GivenIdle && place.Receiver is null))
            return Facts.Idle;
        if (IsJustDialed(place) || IsBeingDialed(place))
            return Facts.Connected;
        if (IsOfAHeldFunction(place))
            return Facts.Unknown;
        if (place is { Receiver: null, Symbol: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } parameter } && _body.Symbols.IsConnection(parameter.Type))
            return _body.ElementOf(parameter);
        if (place.Receiver?.Root is CaptureId or ILocalSymbol && _body.Facts.Borrowed.TryGetValue(place, out var drawn) && _body.Symbols.IsConnection(drawn.Type) && _body.ElementOf(drawn) is var element and not Facts.Open)
            return element;
        if (place is { Receiver: null, Symbol: ILocalSymbol captured } && _body.Facts.IsFromOutside(captured) && _registration.Value is { } registration)
            return _body.MemberFactsUntil(registration, captured).Initial;
        if (place is { Receiver: null, Symbol: ILocalSymbol outside } && _body.Facts.IsFromOutside(outside) && _body.RunsAtOnce)
            return Facts.Open;
        var isSurveyed = place.IsShared || (place.Symbol is ILocalSymbol local && _body.Facts.IsFromOutside(local)) || _body.IsCapturedFromConstruction(place);
        if (isSurveyed && place.Symbol is { } member)
            return _body.MemberFactsOf(member).Initial;
        return place is { Receiver: null, Symbol: IParameterSymbol handed } && _body.Symbols.IsSocket(handed.Type) ? Roles.ByName(handed.Name).Or(Facts.Open) : Facts.Open;
    }

    /// <summary><c>e.ConnectSocket</c>, where the event arguments are not those of a receive.</summary>
    private bool IsJustDialed(Place place) => place.Symbol is IPropertySymbol { Name: nameof(SocketAsyncEventArgs.ConnectSocket) } dialed && Arguments.IsEventArgs(dialed.ContainingType)
        && !Mentions.Of(nameof(SocketAsyncEventArgs.BytesTransferred), _body.Graph.OriginalOperation.Syntax).Any();

    private bool IsBeingDialed(Place place) => OnlyDials(place switch
    {
        { Receiver: null, Symbol: ILocalSymbol or IParameterSymbol } => _body.Facts.IsFromOutside(place.Symbol) ? place.Symbol.Name : null,
        { IsOfThis: true, Symbol: { } member } => member.Name,
        _ => null,
    });

    private bool IsMethod => _body.Owner is IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) };

    private bool OnlyDials(string? variable) => IsMethod ? _body.IsCalledOff(variable) : _registration.Value?.OnlyDials(variable) == true;

    /// <summary>Of the state that a callback in a field is handed nothing is known: <c>static readonly Action&lt;object?> Drop = state => ((Socket)state!).Dispose();</c></summary>
    private static bool IsOfAHeldFunction(Place place) =>
        place is { Receiver: null, Symbol: IParameterSymbol { Type.SpecialType: SpecialType.System_Object, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } held } }
        && held.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<MemberDeclarationSyntax>() is BaseFieldDeclarationSyntax or PropertyDeclarationSyntax;

    /// <summary>A stream in a field may leave the socket alone that it is over.</summary>
    private Reach OwnershipOf(Place place) => place is { IsShared: true, Symbol: { } member } ? _body.MemberFactsOf(member).ViewBy & Reach.NonOwning : Reach.Direct;

    private bool ListensElsewhere(Place place) =>
        place is { Symbol: { } member, Receiver: { IsShared: true, Symbol: { ContainingType: not null } owner } } && _body.ListensThrough(owner, member);

    private World Enter(World world, Place place, SyntaxNode mention, ITypeSymbol? type)
    {
        var (under, by) = Under(place);
        if (!ReferenceEquals(under, place))
        {
            var viewed = Seed(ref world, under, mention, type);
            return world.With(place, Value.Of(viewed).By(by).OrNull());
        }

        var connection = Seed(ref world, place, mention, type);
        return world.With(place, Value.Of(connection).By(_body.Symbols.CouldHoldConnections(type) ? Reach.Element : OwnershipOf(place)).OrNull());
    }

    /// <summary>What it is a view of in the end: of a reader's field the client's, by way of the stream's.</summary>
    private (Place Place, Reach By) Under(Place place)
    {
        var by = Reach.Direct;
        for (var steps = 0; steps < LongestChain && place is { IsShared: true, Symbol: { } member } && _body.MemberFactsOf(member) is { ViewOf: { } other } facts; steps++)
            (place, by) = (place with { Root = other }, by | facts.ViewBy);
        return (place, by);
    }

    /// <summary>Of a property that only gives out a field that field.</summary>
    public Place FieldBehind(Place place) => Under(place) is { By: Reach.Direct } behind ? behind.Place : place;

    /// <summary>An <c>[Owning]</c> parameter is this method's to end.</summary>
    private World EnterOwned(World world, IParameterSymbol parameter)
    {
        if (!_body.Symbols.IsConnection(parameter.Type) || parameter.OwnershipOf() != Ownership.Owning || parameter.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration)
            return world;
        var place = new Place(parameter, null);
        var connection = _body.Connections.Owned(place, declaration.GetSyntax(), parameter.Type);
        return world.With(place, Value.Of(connection.Id).OrNull()).With(connection.Id, InitialOf(place));
    }

    /// <summary>Nobody but the continuation has the task whose result it asks for.</summary>
    private World EnterAntecedent(World world, IParameterSymbol parameter)
    {
        if (Antecedent.Of(parameter) is not { } task || _body.OperationAt(task) is not IInvocationOperation call || Arriving(call) is not (not Facts.None and var arriving))
            return world;
        var place = new Place(parameter, null);
        var connection = _body.Connections.Owned(place, task, (parameter.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault());
        connection.Arrives(arriving);
        return world.With(place, Value.Of(connection.Id)).With(connection.Id, Facts.Pending);
    }

    private Facts Arriving(IInvocationOperation call) => _body.Symbols.EventOf(call.TargetMethod) is { } word
        ? word == ConnectionEvent.Accept && call.Type is { Name: "Task" } ? Facts.Open : Facts.None
        : _body.SummaryOf(call.TargetMethod, givenIdle: false, isHandedOne: false)?.Fresh ?? Facts.None;

    private int Seed(ref World world, Place place, SyntaxNode mention, ITypeSymbol? type)
    {
        var connection = _body.Connections.Borrowed(place, mention, type);
        if (place is { IsShared: true, Symbol: { } member } && _body.MemberFactsOf(member).IsUnix)
            connection.BecomesUnix();
        world = world.With(connection.Id, InitialOf(place));
        return connection.Id;
    }
}
