using System.Net.Sockets;
using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Where a place is null, and what was only asked if it is not: <c>client?.Connected == true</c>.</summary>
internal static partial class Refinement
{
    /// <summary>The place that would hold it is null: on this path there is no such connection.</summary>
    public static World Absent(World world, Value value)
    {
        foreach (var reference in value.References)
            if (!reference.IsNull && world.MayBeAbsent(reference.Connection))
                world = world.With(reference.Connection, Facts.None);
        return world;
    }

    private static World? Null(Body body, World world, IOperation operand, bool isNull)
    {
        if (operand is IFlowCaptureReferenceOperation { Id: var id } && body.Facts.LiftedBy(id) is { } asked)
            return Null(body, world, asked.Instance!, isNull);
        if (PlaceOf(body, world, operand) is not { } place || world.Places[place] is not { } value)
            return isNull && PeerOf(body, operand) is { } socket && ValueOf(body, world, socket) is { } nobodys ? Disconnected(world, nobodys) : Answered(body, world, operand, null, isNull);
        if (isNull ? !value.MayBeNull : value.IsNull)
            return null;
        var narrowed = isNull ? Value.Null : value.NotNull();
        var result = world;
        for (var at = place; at is not null && !narrowed.Equals(value) && result.Places.TryGetValue(at, out var held) && held.Equals(value); at = body.Facts.SourceOf(at))
            result = result.With(at, narrowed);
        return isNull ? Absent(result, value) : result;
    }

    /// <summary>The socket whose <c>RemoteEndPoint</c> this is, also by another name: without one it is not connected.</summary>
    private static IOperation? PeerOf(Body body, IOperation operand) => operand.Uncast() switch
    {
        IPropertyReferenceOperation { Property.Name: nameof(Socket.RemoteEndPoint), Instance: { } socket } => socket,
        ILocalReferenceOperation named => body.Facts.ValueOf(named.Local)?.Uncast() is IPropertyReferenceOperation { Property.Name: nameof(Socket.RemoteEndPoint), Instance: { } socket } ? socket : null,
        _ => null,
    };

    /// <summary>What was matched turned out to be another connection than it was taken for.</summary>
    private static World Become(World world, IOperation matched, ISymbol name) =>
        Place.Of(matched) is { } place && world.Places.TryGetValue(place, out var taken) && world.Places.TryGetValue(new Place(name, null), out var actual) && !taken.HasSame(actual)
            ? Absent(world.With(place, actual), taken)
            : world;

    /// <summary>The pattern gave no name; where it matches all but null, there is nothing.</summary>
    private static World Unnamed(World world, IOperation value, IPatternOperation pattern, Place name)
    {
        var unnamed = world.With(name, Value.Nothing);
        return IsNullTest(value, pattern) && IsPlain(pattern) && world.Places.TryGetValue(name, out var named) ? Absent(unnamed, named) : unnamed;
    }

    private static bool IsPlain(IPatternOperation pattern) =>
        pattern is IDeclarationPatternOperation or IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true };

    /// <summary>What a capture was taken from, where the capture is over.</summary>
    private static Place? PlaceOf(Body body, World world, IOperation operation)
    {
        var place = Place.Of(operation);
        while (place is { IsCapture: true } && !world.Places.ContainsKey(place))
            place = body.Facts.SourceOf(place);
        return place is not null && world.Places.ContainsKey(place) ? place : null;
    }

    /// <summary>It is null with what it was asked of; else it is the answer.</summary>
    private static World? Lifted(Body body, World world, IPropertyReferenceOperation asked, bool answer, bool isIt)
    {
        var there = Null(body, world, asked.Instance!, false);
        if (there is not null)
            there = Of(body, there, asked, answer == isIt);
        return isIt ? there : Either(Null(body, world, asked.Instance!, true), there, world);
    }

    /// <summary>One of the two holds; success flags cannot be told in one world.</summary>
    private static World? Either(World? one, World? other, World unrefined) =>
        one is null || other is null ? one ?? other : one.Flags == other.Flags ? one.Join(other) : unrefined;
}
