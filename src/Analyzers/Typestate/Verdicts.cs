using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What the result of a method in source tells of its arguments and of fields: <c>if (TryConnect(client))</c>, <c>Dial(client) == SocketError.Success</c>.</summary>
internal static class Verdicts
{
    /// <summary>The call of a method in source whose result this is, also by way of a local that holds nothing else.</summary>
    public static IInvocationOperation? CallIn(Body body, IOperation value) => value.Uncast() switch
    {
        IAwaitOperation { Operation: var task } => CallIn(body, Evaluator.Unwrap(task)),
        IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.IsEmpty: false } call => call,
        ILocalReferenceOperation local => body.Facts.AnswerIn(local.Local),
        _ => null,
    };

    /// <param name="equal">Whether the result is this.</param>
    public static World Of(Body body, World world, IInvocationOperation call, object? constant, bool equal)
    {
        var values = call.Arguments.Select(argument => ValueOf(world, argument)).ToImmutableArray();
        var site = CallSite.Of(call, values);
        if (!site.PassesConnection && call.Instance is not IInstanceReferenceOperation)
            return world;
        var open = body.SummaryOf(call.TargetMethod, givenIdle: false, isHandedOne: site.PassesConnection, call.IsVirtual);
        if (open is null)
            return world;
        if (Equals(constant, equal) || Equals(constant, !equal))
            world = Outs(world, call, Equals(constant, equal), open);
        var idle = site.PassesConnection ? body.SummaryOf(call.TargetMethod, givenIdle: true, isHandedOne: true, call.IsVirtual) : null;
        foreach (var place in open.When.Values.SelectMany(static outcome => outcome.Keys).Distinct())
            world = Narrow(world, Told(open, place, constant, equal), Told(idle, place, constant, equal), ValueOf(place, site, world));
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

    private static World Outs(World world, IInvocationOperation call, bool outcome, Summary summary)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter is { RefKind: RefKind.Out } parameter && summary.NullWhenFalse.Contains(parameter.Ordinal) && Place.Of(argument.Value) is { } place && world.Places.TryGetValue(place, out var value))
                world = outcome ? world.With(place, value.NotNull()) : Refinement.Absent(world.With(place, Value.Null), value);
        return world;
    }

    private static Value ValueOf(World world, IArgumentOperation argument) =>
        Place.Of(argument.Value) is { } place && world.Places.TryGetValue(place, out var value) ? value : Value.Nothing;

    private static Value ValueOf(Place place, CallSite site, World world)
    {
        if (place is { Receiver: null, Root: IParameterSymbol parameter })
            return parameter.RefKind == RefKind.Out ? Value.Nothing : site.ValueFor(parameter);
        return site.Seen(place) is { } seen && world.Places.TryGetValue(seen, out var value) ? value : Value.Nothing;
    }

    private static World Narrow(World world, Facts open, Facts idle, Value value)
    {
        // It asks whether the peer is there.
        if (open == Facts.Idle)
            return Refinement.Disconnected(world, value);
        if ((open | idle) == Facts.None)
            return world;
        foreach (var reference in value.References)
            if (!reference.IsNull && (world[reference.Connection] & (open | idle)) is var narrowed and not Facts.None)
                world = world.With(reference.Connection, narrowed);
        return world;
    }

    /// <summary>A number that cannot be seen may be any; what else cannot be seen is none of the constants.</summary>
    private static Facts Told(Summary? summary, Place place, object? constant, bool equal)
    {
        if (summary is null || !summary.When.ContainsKey(Answer.Of(constant)))
            return Facts.None;
        var facts = Facts.None;
        foreach (var outcome in summary.When)
            if ((outcome.Key == Answer.Of(constant)) == equal || (equal && outcome.Key == Answer.Other && summary.AnswersNumber))
                facts |= outcome.Value.TryGetValue(place, out var known) ? known : Facts.None;
        return facts;
    }
}
