using System.Net.Sockets;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a condition's outcome tells: null or not, connected or not, which flags.</summary>
internal static partial class Refinement
{
    private const Facts PeerGone = Facts.Connected | Facts.Open | Facts.Tls | Facts.Drained | Facts.GivenAway | Facts.Armed | Facts.Unknown;

    /// <summary>Whoever has it may do with it what this body does not see, connected or not.</summary>
    private const Facts Elsewhere = Facts.GivenAway | Facts.Unknown;

    public static World? Of(Body body, World world, IOperation condition, bool outcome) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant == outcome ? world : null,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Of(body, world, not.Operand, !outcome),
        IConversionOperation conversion => Of(body, world, conversion.Operand, outcome),
        IParenthesizedOperation parenthesized => Of(body, world, parenthesized.Operand, outcome),
        // Whoever raises an event hands over: somebody is taken to listen.
        IIsNullOperation { Operand.Type.TypeKind: TypeKind.Delegate } when outcome => null,
        IIsNullOperation test => Null(body, world, test.Operand, outcome),
        IFlowCaptureReferenceOperation capture when body.Facts.LiftedBy(capture.Id) is { } asked => Lifted(body, world, asked, true, outcome),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Instance: IFlowCaptureReferenceOperation lifted } => Of(body, world, lifted, outcome),
        IPropertyReferenceOperation { Property.Name: "HasValue", Instance: IFlowCaptureReferenceOperation lifted } => Null(body, world, lifted, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => Equality(body, world, equals, outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } differs => Equality(body, world, differs, !outcome),
        IIsPatternOperation match => Pattern(body, world, match.Value, match.Pattern, outcome),
        IIsTypeOperation type when outcome || SymbolEqualityComparer.Default.Equals(type.ValueOperand.Type, type.TypeOperand) => Null(body, world, type.ValueOperand, !outcome),
        IInvocationOperation { TargetMethod.Name: nameof(ReferenceEquals), Arguments.Length: 2 } same =>
            Compare(body, world, same.Arguments[0].Value, same.Arguments[1].Value, outcome),
        IPropertyReferenceOperation { Property.Name: "Connected", Instance: { } client } => IsConnected(body, world, client, outcome),
        IInvocationOperation { TargetMethod: { Name: nameof(Task.Wait), ContainingType.Name: nameof(Task) }, Instance: { } task } when !outcome => Disconnected(world, Connecting(body, world, task)),
        IInvocationOperation attempt when Vocabulary.IsAttempt(attempt.TargetMethod) => Verdicts.OfAttempt(world, attempt, outcome),
        IInvocationOperation question when Presence.IsDenied(question.TargetMethod.Name, outcome) && body.AsksForPeer(question.TargetMethod) => Disconnected(body, world, question),
        IInvocationOperation or IAwaitOperation when Verdicts.CallIn(body, condition) is { } told => Verdicts.Of(body, world, told, true, outcome),
        IMemberReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Instance: IInstanceReferenceOperation, Member: IFieldSymbol or IPropertySymbol } own => Flagged(body, own.Member is IPropertySymbol property ? Disconnected(world, property, outcome) : world, own.Member, outcome ? "true" : "false", true),
        IBinaryOperation comparison => PeersEnd.Compared(body, world, comparison, outcome),
        ILocalReferenceOperation when Verdicts.CallIn(body, condition) is { } told => Verdicts.Of(body, world, told, true, outcome),
        ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation when body.Facts.FlagOf(condition) is { } flag => Flag(world, flag, outcome),
        _ => world,
    };

    /// <summary>Flag <paramref name="index"/> was set to <paramref name="value"/>; null: to something that cannot be seen.</summary>
    public static World SetFlag(World world, int index, bool? value)
    {
        var cleared = world.Flags & ~(3UL << (2 * index));
        var flags = value is null ? cleared : cleared | Bits(index, value.Value);
        return flags == world.Flags ? world : world with { Flags = flags };
    }

    private static ulong Bits(int index, bool value) => (value ? 1UL : 2UL) << (2 * index);

    private static World? Flag(World world, int index, bool outcome) =>
        (world.Flags & Bits(index, !outcome)) != 0 ? null : SetFlag(world, index, outcome);

    /// <summary><c>if (_isShut)</c>, <c>if (_phase != Phase.Open)</c>, where the type sets that beside an end.</summary>
    private static World Flagged(Body body, World world, ISymbol flag, string value, bool isIt)
    {
        if (flag.ContainingType.DeclaringSyntaxReferences.IsEmpty)
            return world;
        foreach (var pair in world.Places)
            if (pair.Key is { IsOfThis: true, Symbol: { } member } && body.FlagOf(flag).Says(value, isIt, member.Name) is var said and not Facts.None)
                world = Said(world, pair.Value, said);
        return world;
    }

    private static World Said(World world, Value value, Facts said)
    {
        foreach (var reference in value.References)
            if (world[reference.Connection] is var facts && facts.May(PeerGone & ~Facts.Unknown))
                world = world.With(reference.Connection, (facts & ~PeerGone) | said);
        return world;
    }

    private static World? Equality(Body body, World world, IBinaryOperation comparison, bool equal) =>
        Compare(body, world, comparison.LeftOperand, comparison.RightOperand, equal);

    private static World? Compare(Body body, World world, IOperation left, IOperation right, bool equal)
    {
        if (Plain(right).ConstantValue is { HasValue: true } constant)
            return Constant(body, world, left, constant.Value, equal);
        return Plain(left).ConstantValue.HasValue ? Compare(body, world, right, left, equal) : world;
    }

    /// <summary><c>true</c> as a <c>bool?</c> is no constant any more.</summary>
    private static IOperation Plain(IOperation operand) =>
        operand is IConversionOperation { OperatorMethod: null, Operand: { ConstantValue.HasValue: true } constant } ? constant : operand;

    private static World? Pattern(Body body, World world, IOperation value, IPatternOperation pattern, bool outcome)
    {
        if (!outcome && Declared(pattern) is { } local)
            world = Unnamed(world, value, pattern, new Place(local, null));
        if (outcome && Declared(pattern) is { } name)
            world = Become(world, value, name);
        return pattern switch
        {
            INegatedPatternOperation not => Pattern(body, world, value, not.Pattern, !outcome),
            IBinaryPatternOperation both when (both.OperatorKind == BinaryOperatorKind.And) == outcome =>
                Pattern(body, world, value, both.LeftPattern, outcome) is { } left ? Pattern(body, left, value, both.RightPattern, outcome) : null,
            IBinaryPatternOperation either => Either(Pattern(body, world, value, either.LeftPattern, outcome),
                Pattern(body, world, value, either.LeftPattern, !outcome) is { } other ? Pattern(body, other, value, either.RightPattern, outcome) : null, world),
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } => Constant(body, world, value, constant.Value, outcome),
            IDeclarationPatternOperation { MatchesNull: true } => outcome ? world : null,
            IDeclarationPatternOperation or ITypePatternOperation when outcome || IsNullTest(value, pattern) || IsOfItsOwnType(body, world, value, pattern) => Null(body, world, value, !outcome),
            IRecursivePatternOperation recursive => Recursive(body, world, value, recursive, outcome),
            _ => world,
        };
    }

    private static ISymbol? Declared(IPatternOperation pattern) =>
        (pattern as IDeclarationPatternOperation)?.DeclaredSymbol ?? (pattern as IRecursivePatternOperation)?.DeclaredSymbol;

    private static World? Constant(Body body, World world, IOperation value, object? constant, bool outcome) => constant switch
    {
        null => Null(body, world, value, outcome),
        bool expected when value is IFlowCaptureReferenceOperation { Id: var id } && body.Facts.LiftedBy(id) is { } asked => Lifted(body, world, asked, expected, outcome),
        bool expected => Of(body, world, value, expected == outcome),
        0 when outcome && value is IPropertyReferenceOperation { Property.Name: nameof(Socket.Available), Instance: { } polled } && Presence.IsPolled(value.Syntax) => Disconnected(world, ValueOf(body, world, polled) ?? Value.Nothing),
        int state when value is IPropertyReferenceOperation { Instance: { } asked } property && body.Symbols.ContractOf(asked.Type)?.State is { } open && open.Property == property.Property.Name => Stated(body, world, asked, (state == open.Open) == outcome),
        int or false or true when value is IInvocationOperation { TargetMethod: { Name: "Exchange" or "CompareExchange", ContainingType.Name: nameof(Interlocked) } } swap => Swapped(body, world, swap, constant, outcome),
        int error when body.Facts.ErrorIn(value)?.Instance is { } operation => Completed(body, world, operation, error, outcome),
        int or byte or short when value.Uncast() is IMemberReferenceOperation { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } phases, Instance: IInstanceReferenceOperation, Member: IFieldSymbol or IPropertySymbol } own && NameOf(phases, constant) is { } name => Flagged(body, world, own.Member, name, outcome),
        _ => Answered(body, world, value, constant, outcome),
    };

    /// <summary><c>if (Interlocked.Exchange(ref _isShut, 1) != 0) return;</c>: somebody has been here before.</summary>
    private static World Swapped(Body body, World world, IInvocationOperation swap, object constant, bool isIt) =>
        swap.Arguments is { Length: > 1 } given && given[0].Value is IMemberReferenceOperation { Instance: IInstanceReferenceOperation, Member: IFieldSymbol flag } && given[1].Value.Syntax.GetLastToken().ValueText is var value
        && (isIt ? constant.ToString() == value : constant.ToString() != value)
            ? Flagged(body, world, flag, value, true)
            : world;

    private static string? NameOf(INamedTypeSymbol phases, object constant) => phases.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(phase => Equals(phase.ConstantValue, constant))?.Name;

    /// <summary>It says itself whether it is open. Where it is not, its end is behind it, or somebody else's.</summary>
    private static World Stated(Body body, World world, IOperation asked, bool isOpen) => isOpen || ValueOf(body, world, asked) is not { } value
        ? world
        : value.References.Where(static reference => !reference.IsNull).Aggregate(world, static (seen, reference) => seen.With(reference.Connection, Facts.Unknown));

    private static World Answered(Body body, World world, IOperation value, object? constant, bool outcome) => Verdicts.CallIn(body, value) is { } told
        ? Verdicts.Of(body, world, told, constant, outcome)
        : PeersEnd.Counted(body, world, value, outcome && PeersEnd.IsEnd(constant));

    /// <summary>What the task that was not over in time was to connect.</summary>
    private static Value Connecting(Body body, World world, IOperation task) => task.Uncast() switch
    {
        IInvocationOperation { Instance: { } client } connect when body.Symbols.EventOf(connect.TargetMethod) == ConnectionEvent.Connect => ValueOf(body, world, client) ?? Value.Nothing,
        var other => ValueOf(body, world, other) is { } pending && pending.IsBy(Reach.Connecting) ? pending : Value.Nothing,
    };

    /// <summary><c>e.SocketError != SocketError.Success</c>: what is in the event arguments never was connected, or has broken.</summary>
    private static World Completed(Body body, World world, IOperation operation, int error, bool outcome)
    {
        var succeeded = error == (int)SocketError.Success;
        if ((!succeeded && !outcome) || Place.Of(operation) is not { } whole)
            return world;
        foreach (var socket in operation.Type!.GetMembers().OfType<IPropertySymbol>().Where(property => body.Symbols.IsSocket(property.Type)))
        {
            var place = new Place(socket, whole);
            world = Meet(body, world, place, operation, socket.Type);
            if (!succeeded || !outcome)
                world = Disconnected(world, world.Places[place]);
        }

        return succeeded && outcome ? world : Broken(body, world);
    }

    /// <summary>And so has what the handler found elsewhere: its sender, the socket of its own object.</summary>
    private static World Broken(Body body, World world)
    {
        foreach (var pair in world.Places)
            if (pair.Value.Connections.All(connection => !body.Connections[connection].IsOwned))
                world = Disconnected(world, pair.Value);
        return world;
    }

    private static World Meet(Body body, World world, Place place, IOperation mention, ITypeSymbol type)
    {
        if (world.Places.ContainsKey(place))
            return world;
        var connection = body.Connections.Borrowed(place, mention.Syntax, type);
        return world.With(place, Value.Of(connection.Id).OrNull()).With(connection.Id, body.Untold);
    }

    /// <summary><c>is { }</c> is a null test, <c>is { Connected: true }</c> one of the connection.</summary>
    private static World? Recursive(Body body, World world, IOperation value, IRecursivePatternOperation pattern, bool outcome)
    {
        var asksConnected = pattern.PropertySubpatterns is { Length: 1 } parts && parts[0] is { Member: IPropertyReferenceOperation { Property.Name: "Connected" }, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: true } } };
        if (outcome)
            return Null(body, asksConnected ? IsConnected(body, world, value, true) : world, value, false);
        return IsPlain(pattern) && IsNullTest(value, pattern) ? Null(body, world, value, true) : asksConnected ? IsConnected(body, world, value, false) : world;
    }

    /// <summary>What hides behind an <c>object</c> is known to be what is asked for.</summary>
    private static bool IsOfItsOwnType(Body body, World world, IOperation value, IPatternOperation pattern) =>
        Place.Of(value) is { } place && world.Places.TryGetValue(place, out var held)
        && held.References.All(reference => reference.IsNull || (body.Connections[reference.Connection] is { IsOwned: true } known && SymbolEqualityComparer.Default.Equals(known.Type, pattern.NarrowedType)));

    /// <summary>Every value of the type matches but null.</summary>
    private static bool IsNullTest(IOperation value, IPatternOperation pattern) =>
        SymbolEqualityComparer.Default.Equals(value.Type, pattern.NarrowedType);

    /// <summary><c>bool IsOpen => _client.Connected</c> was false: by the names in its getter.</summary>
    private static World Disconnected(World world, IPropertySymbol property, bool answer) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && (Mentions.Of("Connected", syntax).Any() ? !answer : Presence.IsAskedIn(syntax) && Presence.IsDenied(property.Name, answer))
            ? DisconnectedIn(world, syntax)
            : world;

    /// <summary>What the method is handed, and what it finds in this object by itself.</summary>
    private static World Disconnected(Body body, World world, IInvocationOperation question)
    {
        foreach (var argument in question.Arguments)
            world = Disconnected(world, ValueOf(body, world, argument.Value.Uncast()) ?? Value.Nothing);
        return question is { Instance: IInstanceReferenceOperation, TargetMethod.DeclaringSyntaxReferences: { IsEmpty: false } declared } ? DisconnectedIn(world, declared[0].GetSyntax()) : world;
    }

    private static World DisconnectedIn(World world, SyntaxNode syntax)
    {
        foreach (var pair in world.Places)
            if (pair.Key is { IsOfThis: true, Symbol: { } member } && Mentions.Of(member.Name, syntax).Any())
                world = Disconnected(world, pair.Value);
        return world;
    }

    public static World Disconnected(World world, Value value)
    {
        foreach (var reference in value.References)
            if (world[reference.Connection] is var facts && facts.May(PeerGone))
                world = world.With(reference.Connection, (facts & ~PeerGone) | (facts.May(PeerGone & ~Elsewhere) ? Facts.Idle : Facts.None) | (facts.May(Elsewhere) ? Facts.Unknown : Facts.None));
        return world;
    }

    private static World IsConnected(Body body, World world, IOperation client, bool connected)
    {
        if (ValueOf(body, world, client) is not { } value)
            return world;
        if (!connected)
            return Disconnected(world, value);
        // What has gone into a field is not held by this body alone any more, connected or not.
        var isShared = PlaceOf(body, world, client) is { IsShared: true };
        foreach (var reference in value.References)
            if (world[reference.Connection] is var facts && facts.May(Facts.Idle))
                world = world.With(reference.Connection, (facts & ~Facts.Idle) | (isShared && body.Connections[reference.Connection].IsOwned ? Facts.Unknown : Facts.Connected));
        return world;
    }

    private static Value? ValueOf(Body body, World world, IOperation client)
    {
        if (PlaceOf(body, world, client) is { } place)
            return world.Places[place];
        return client is IPropertyReferenceOperation { Property.Name: "Client" or "Socket", Instance: { } owner } ? ValueOf(body, world, owner) : null;
    }
}
