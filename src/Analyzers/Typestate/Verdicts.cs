using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What the bool that a method in source returns tells of its arguments: <c>if (TryConnect(client))</c>.</summary>
internal static class Verdicts
{
    public static World Of(Body body, World world, IInvocationOperation call, bool outcome)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || Place.Of(argument.Value) is not { } place || !world.Places.TryGetValue(place, out var value))
                continue;
            if (parameter.RefKind == RefKind.Out)
                world = Out(body, world, call, outcome, parameter, place, value);
            else
                world = Narrow(body, world, call, outcome, new Place(parameter.OriginalDefinition, null), value);
        }

        return world;
    }

    /// <summary>The class library's <c>TryWrite</c>, <c>TryAdd</c>: what it would not take is still there.</summary>
    public static World OfAttempt(World world, IInvocationOperation attempt, bool outcome)
    {
        foreach (var argument in attempt.Arguments)
            if (Place.Of(argument.Value) is { } place && world.Places.TryGetValue(place, out var value))
                world = value.References.Aggregate(world, (seen, reference) => reference.IsNull ? seen : seen.With(reference.Connection, Taken(seen[reference.Connection], outcome)));
        return world;
    }

    private static Facts Taken(Facts either, bool outcome) =>
        !either.May(Facts.Held) ? either : outcome ? (either & ~Facts.Held) | Facts.Escaped : either & ~Facts.GivenAway;

    private static World Out(Body body, World world, IInvocationOperation call, bool outcome, IParameterSymbol parameter, Place place, Value value)
    {
        if (body.SummaryOf(call.TargetMethod, givenIdle: false, isHandedOne: false, call.IsVirtual) is not { } summary || !summary.NullWhenFalse.Contains(parameter.Ordinal))
            return world;
        return outcome ? world.With(place, value.NotNull()) : Refinement.Absent(world.With(place, Value.Null), value);
    }

    private static World Narrow(Body body, World world, IInvocationOperation call, bool outcome, Place place, Value value)
    {
        var open = Told(body, call, outcome, place, givenIdle: false);
        // It asks whether the peer is there.
        if (open == Facts.Idle)
            return Refinement.Disconnected(world, value);
        var told = open | Told(body, call, outcome, place, givenIdle: true);
        if (told == Facts.None)
            return world;
        foreach (var reference in value.References)
            if (!reference.IsNull && (world[reference.Connection] & told) is var narrowed and not Facts.None)
                world = world.With(reference.Connection, narrowed);
        return world;
    }

    private static Facts Told(Body body, IInvocationOperation call, bool outcome, Place place, bool givenIdle)
    {
        var summary = body.SummaryOf(call.TargetMethod, givenIdle, isHandedOne: true, call.IsVirtual);
        var when = outcome ? summary?.WhenTrue : summary?.WhenFalse;
        return when is not null && when.TryGetValue(place, out var facts) ? facts : Facts.None;
    }
}
