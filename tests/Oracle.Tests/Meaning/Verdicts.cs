using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Meaning;

/// <summary>What is to be said of a program: the rule, and the statement it is about.</summary>
internal readonly record struct Verdict(string Id, Statement About);

/// <summary>Asks the runs of a program what each rule asks.</summary>
internal sealed class Verdicts(IReadOnlyList<Run> runs, Manner manner)
{
    public static IReadOnlySet<Verdict> Of(IReadOnlyList<Run> runs, Manner manner) => new Verdicts(runs, manner).All().ToHashSet();

    private IEnumerable<Verdict> All() => Statements("HUP202", EndedTwice).Concat(Origins().SelectMany(OfOrigin));

    private IEnumerable<Statement> Origins() => runs.SelectMany(run => run.Lives).Select(life => life.Origin).Distinct();

    private IEnumerable<Verdict> OfOrigin(Statement origin)
    {
        var mine = Of(origin).ToArray();
        var spoilt = mine.GroupBy(seen => seen.Site).Where(site => SendsFinFirst([.. site], mine)).Select(site => site.Key).ToLookup(IsInLambda);
        foreach (var site in spoilt[true])
            yield return new Verdict("HUP201", site);
        var early = spoilt[false].Any();
        if (early)
            yield return new Verdict("HUP201", origin);
        if (!early && IsLeftToChance(origin))
            yield return new Verdict("HUP101", origin);
        else if (!early && mine.Any(seen => Exchanges(seen) || IsEndedByMethod(seen) || IsInLambda(seen.Site)) && IsTruncated(mine))
            yield return new Verdict("HUP102", origin);
        if (runs.Any(run => Leaks(run, origin, life => life.WasLost || !run.Throws || (life.WasLostInCatch && NeverEndsNormally))))
            yield return new Verdict("HUP103", origin);
        else if (runs.Any(run => Leaks(run, origin, _ => true)))
            yield return new Verdict("HUP104", origin);
        if (mine.Any(seen => seen.Deed is Deed.OpenAbortScope or Deed.OpenCloseScope) && IsScopeLeft(origin, mine))
            yield return new Verdict("HUP203", origin);
    }

    /// <summary>Then a catch is as normal as it gets.</summary>
    private bool NeverEndsNormally => runs.All(run => run.Throws);

    private IEnumerable<Event> Of(Statement origin) => runs.SelectMany(run => run.Events).Where(seen => seen.Life.Origin == origin);

    private static bool Leaks(Run run, Statement origin, Func<Life, bool> isSo) =>
        run.Lives.Any(life => life.Origin == origin && life.Standing.IsHeld() && isSo(life));

    /// <summary>Disposed while open, on a normal way; unless whoever goes on normally from there says how it ends.</summary>
    private bool IsLeftToChance(Statement origin)
    {
        var chances = runs.SelectMany(run => run.Events.Where(seen => seen.Life.Origin == origin && Disposes(seen) && seen is { Before: Standing.Open, Unwinds: false, InCatch: false }).Select(seen => (Run: run, seen.Life))).ToArray();
        return chances.Any(chance => !chance.Run.Throws && chance.Life.Standing == Standing.Abandoned)
            || (chances.Length > 0 && chances.All(chance => chance.Life.Standing == Standing.Abandoned));
    }

    private static bool Disposes(Event seen) => seen.Deed is Deed.Dispose or Deed.DisposeSocket;

    private static bool Closes(Event seen) => seen.Deed is Deed.Close or Deed.CloseSocket or Deed.CloseStreamNow or Deed.CloseGracefully;

    /// <summary>What is only ended has nothing that could be cut short. A graceful close takes in what the other side still sends.</summary>
    private static bool Exchanges(Event seen) => seen.Deed is not (Deed.Abort or Deed.Shutdown or Deed.CloseGracefully) ? !Disposes(seen) && !Closes(seen) : seen.Deed == Deed.CloseGracefully;

    private static bool IsTruncated(Event[] mine) =>
        mine.Any(seen => seen is { Unwinds: true, InCatch: false, Before: Standing.Open } && (Disposes(seen) || Closes(seen)))
        || mine.Where(seen => seen is { Unwinds: false, InCatch: true } && Disposes(seen)).GroupBy(seen => seen.Site).Any(site => site.All(seen => seen.Before == Standing.Open));

    private bool IsScopeLeft(Statement origin, Event[] mine) =>
        !mine.Any(seen => seen.Deed == Deed.DisposeScope)
        || runs.Any(run => run.Lives.Any(life => life.Origin == origin && life.Standing is Standing.Scoped or Standing.ScopedToClose));

    /// <summary>A FIN leaves, or has left, where a reset is due.</summary>
    private static bool SendsFinFirst(Event[] site, Event[] mine) =>
        site.Any(seen => IsSpoilt(seen) || (!seen.InCatch && IsLate(seen))) || (site.Any(seen => seen.InCatch) && site.Where(seen => seen.InCatch).All(seen => IsLate(seen) && !IsDrain(seen, mine)));

    /// <summary>The FIN was sent in the try whose catch aborts: the catch does what it can.</summary>
    private static bool IsDrain(Event seen, Event[] mine) => seen is { Deed: Deed.Abort, Caught: { } attempt } && mine.Any(fin => fin.Deed == Deed.Shutdown && fin.Tried.Contains(attempt));

    /// <summary>It sends a FIN itself, and a reset is due.</summary>
    private static bool IsSpoilt(Event seen) => seen.Deed switch
    {
        Deed.Close or Deed.Dispose => seen.Before.IsArmed(),
        Deed.CloseStreamNow => !seen.Before.IsEnded(),
        _ => false,
    };

    /// <summary>A FIN has left. In a catch that counts only if it has for certain: there one does what one can.</summary>
    private static bool IsLate(Event seen) => seen.Deed switch
    {
        Deed.Close or Deed.Dispose or Deed.CloseSocket or Deed.DisposeSocket => seen.Before == Standing.FinArmed,
        Deed.Abort => seen.Before.IsFin() || seen.Before == Standing.Abandoned,
        _ => false,
    };

    /// <summary>What a method makes of whatever it is given is not its caller's call.</summary>
    private bool EndedTwice(Event[] site) => !IsEndedByMethod(site[0]) && site.All(seen => seen.Before.IsEnded() && !seen.InHandler && !IsLate(seen) && !IsSpoilt(seen)
        && seen.Deed is Deed.Abort or Deed.CloseGracefully or Deed.Shutdown or Deed.Arm);

    /// <summary>There it is told: the lambda runs at once.</summary>
    private bool IsInLambda(Statement site) => site is Act { IfThere: false } act && Vocabulary.IsEnclosed(act, manner);

    private bool IsEndedByMethod(Event seen) => seen.Site is Act { IfThere: false } act && Vocabulary.IsEnded(act.Operation, manner);

    private IEnumerable<Verdict> Statements(string id, Func<Event[], bool> isSo) =>
        runs.SelectMany(run => run.Events).GroupBy(seen => seen.Site).Where(site => isSo([.. site])).Select(site => new Verdict(id, site.Key));
}
