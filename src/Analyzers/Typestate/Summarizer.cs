using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>Reads a summary off a solved body.</summary>
internal static class Summarizer
{
    public static Summary Of(BodyAnalysis analysis)
    {
        var returns = analysis.Record.Returns;
        return new Summary(
            Outcome(analysis, analysis.Solution.Normal),
            Outcome(analysis, analysis.Solution.Exceptional),
            Fresh(analysis, returns),
            Outs(analysis),
            Returned(analysis, returns),
            analysis.Record.Assigned.ToImmutableHashSet())
        {
            Effects = analysis.Record.Observations
                .Where(seen => seen.Event is ConnectionEvent.Disarm or ConnectionEvent.Linger or ConnectionEvent.ShutdownTls && seen.Connection.Place is not null)
                .Select(seen => (seen.Connection.Place!, seen.Event)).ToImmutableHashSet(),
            Ends = analysis.Record.Observations.Concat(analysis.Record.Indirect)
                .Where(seen => IsEnd(seen) && seen.Connection.Place is not null)
                .Select(seen => (seen.Connection.Place!, seen.Event)).ToImmutableHashSet(),
            Told = analysis.Body.Connections.All.Where(connection => analysis.Body.Symbols.IsConnection(connection.Type)).Select(connection => connection.Place).OfType<Place>().ToImmutableHashSet(),
            When = When(analysis),
            AnswersNumber = (analysis.Body.Owner as IMethodSymbol)?.ReturnType is { TypeKind: TypeKind.Struct },
            NullWhenFalse = NullWhenFalse(analysis),
            Emptied = Emptied(analysis),
            Yielded = Fresh(analysis, analysis.Record.Yields),
            Lent = analysis.Record.Outs.SelectMany(seen => seen.Value.References.Where(static reference => !reference.IsNull).Select(reference => (seen.Parameter!.Ordinal, analysis.Body.Connections[reference.Connection].Place)))
                .Where(static lent => lent.Place is not null).Select(static lent => (lent.Ordinal, lent.Place!)).ToImmutableHashSet(),
            ReturnedBy = returns.SelectMany(seen => seen.Value.References).Aggregate(Reach.Direct, static (reach, reference) => reach | reference.Reach),
            IsUnix = returns.Count > 0 && returns.All(seen => seen.Value.IsNull || seen.Value.IsUnix(analysis.Body.Connections)),
            MayReturnNull = returns.Any(seen => seen.Value.MayBeNull),
            ReturnsNull = returns.Count > 0 && returns.All(static seen => seen.Value.IsNull),
        };
    }

    /// <summary>On a normal path, of what is still as it was handed in.</summary>
    private static bool IsEnd(Observation seen) => !seen.Unwinds && !seen.At.Block.IsInCatch() && seen.Before.May(Facts.InUse | Facts.Connected) && seen.Event
        is ConnectionEvent.Close or ConnectionEvent.CloseSocket or ConnectionEvent.CloseGracefully or ConnectionEvent.Dispose or ConnectionEvent.DisposeSocket or ConnectionEvent.Disconnect or ConnectionEvent.Abort;

    private static ImmutableDictionary<Place, Facts>? Outcome(BodyAnalysis analysis, State? end)
    {
        if (end is null)
            return null;
        var outcome = ImmutableDictionary.CreateBuilder<Place, Facts>();
        foreach (var connection in analysis.Body.Connections.All)
            if (connection.Place is { } place && end[connection.Id] is var facts and not Facts.None)
                outcome[place] = facts;
        return outcome.ToImmutable();
    }

    /// <summary>Something that is returned on one path and is not, or not only, the caller's to end then: the result is borrowed on all.</summary>
    private static Facts Fresh(BodyAnalysis analysis, IEnumerable<Handover> handovers)
    {
        var fresh = Facts.None;
        foreach (var handover in handovers)
        {
            if (handover.Value.IsNothing || handover.Value.IsBy(Reach.Connecting))
                return Facts.None;
            foreach (var reference in handover.Value.References.Where(reference => !reference.IsNull))
            {
                if (!analysis.Body.Connections[reference.Connection].IsOwned || reference.Has(Reach.NonOwning) || HidesContract(analysis, reference.Connection) || handover.World[reference.Connection].May(Facts.GivenAway))
                    return Facts.None;
                fresh |= Arriving(analysis, handover, reference.Connection);
            }
        }

        return fresh;
    }

    /// <summary>Whoever gets it cannot tell by its type what it keeps.</summary>
    private static bool HidesContract(BodyAnalysis analysis, int connection) =>
        analysis.Body.Connections[connection] is { Contract: not null } made && analysis.Body.Symbols.ContractOf(made.Type) is null;

    /// <summary>What a finally made of it on the way out counts.</summary>
    private static Facts Arriving(BodyAnalysis analysis, Handover handover, int connection)
    {
        var end = analysis.Solution.Normal is { } normal ? normal[connection] & ~Facts.Lost : Facts.None;
        return end.Must(Facts.Ended) ? end : Awaited(analysis.Body.Connections[connection], handover.World[connection]);
    }

    /// <summary>Whoever gets a task awaits it.</summary>
    private static Facts Awaited(Connection connection, Facts facts) =>
        !facts.May(Facts.Pending) ? facts : (facts & ~Facts.Pending) | (connection.Arriving == Facts.None ? Facts.Open : connection.Arriving);

    private static ImmutableDictionary<int, Facts> Outs(BodyAnalysis analysis)
    {
        var outs = ImmutableDictionary<int, Facts>.Empty;
        foreach (var given in analysis.Record.Outs.GroupBy(handover => handover.Parameter!.Ordinal))
            if (Fresh(analysis, given) is var fresh and not Facts.None)
                outs = outs.SetItem(given.Key, fresh);
        return outs;
    }

    /// <summary>What each connection is where the result is this.</summary>
    private static ImmutableDictionary<Answer, ImmutableDictionary<Place, Facts>> When(BodyAnalysis analysis)
    {
        var answers = analysis.Record.Verdicts.GroupBy(static verdict => verdict.Result).ToArray();
        return analysis.Record.IsVerdictUnknown || answers.Length < 2 || analysis.Solution.Normal is not { } end
            ? ImmutableDictionary<Answer, ImmutableDictionary<Place, Facts>>.Empty
            : answers.ToImmutableDictionary(static verdicts => verdicts.Key, verdicts => When(analysis, end, verdicts.ToArray()));
    }

    private static ImmutableDictionary<Place, Facts> When(BodyAnalysis analysis, State end, Verdict[] verdicts)
    {
        var outcome = ImmutableDictionary<Place, Facts>.Empty;
        foreach (var connection in analysis.Body.Connections.All.Where(connection => connection.Place is not null))
        {
            var facts = verdicts.Aggregate(Facts.None, (all, verdict) => all | verdict.At(connection.Id, end[connection.Id]));
            outcome = outcome.SetItem(connection.Place!, facts == Facts.None ? end[connection.Id] : facts);
        }

        return outcome;
    }

    private static ImmutableHashSet<int> NullWhenFalse(BodyAnalysis analysis)
    {
        var denials = analysis.Record.Verdicts.Where(static verdict => verdict.Result == Answer.Of(false)).ToArray();
        return analysis.Record.IsVerdictUnknown || denials.Length == 0
            ? ImmutableHashSet<int>.Empty
            : analysis.Record.Outs.Select(handover => handover.Parameter!).Distinct<IParameterSymbol>(SymbolEqualityComparer.Default)
                .Where(parameter => denials.All(verdict => verdict.World.Places.TryGetValue(new Place(parameter, null), out var value) && value.IsNull))
                .Select(parameter => parameter.Ordinal).ToImmutableHashSet();
    }

    private static ImmutableHashSet<Place> Emptied(BodyAnalysis analysis) => analysis.Solution.Normal is { } end
        ? analysis.Record.Assigned.Where(place => end.Worlds.All(world => world.Places.TryGetValue(place, out var value) && value.IsNull)).ToImmutableHashSet()
        : ImmutableHashSet<Place>.Empty;

    private static ImmutableHashSet<Place> Returned(BodyAnalysis analysis, IEnumerable<Handover> returns) =>
        returns.SelectMany(seen => seen.Value.References).Where(reference => !reference.IsNull)
            .Select(reference => analysis.Body.Connections[reference.Connection].Place).OfType<Place>().ToImmutableHashSet();
}
