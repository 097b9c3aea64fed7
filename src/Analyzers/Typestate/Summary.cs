using System.Collections.Immutable;
using Hangup.Analyzers.Symbols;

namespace Hangup.Analyzers.Typestate;

/// <summary>
/// What a method does to the connections it is given, and what it gives back. <i>Ends</i>, <i>disposes</i>, <i>keeps</i>,
/// <i>borrows</i> and <i>connects</i> are not kinds of their own: they are the facts an open (or idle) connection comes out with.
/// </summary>
/// <param name="Normal">What each parameter, field or captured variable comes out as; null: it never returns.</param>
/// <param name="Thrown">The same when an exception leaves it; null: none can.</param>
/// <param name="Fresh">What the connection it returns and no longer owns is; None: it returns none.</param>
/// <param name="Outs">The same of its <c>out</c> parameters, by ordinal.</param>
/// <param name="Returned">The parameters and fields that it may return.</param>
/// <param name="Assigned">The fields and <c>ref</c> parameters it puts something else into.</param>
internal sealed record Summary(
    ImmutableDictionary<Place, Facts>? Normal,
    ImmutableDictionary<Place, Facts>? Thrown,
    Facts Fresh,
    ImmutableDictionary<int, Facts> Outs,
    ImmutableHashSet<Place> Returned,
    ImmutableHashSet<Place> Assigned)
{
    /// <summary>Nothing is known to come back from it yet: where the iteration starts.</summary>
    public static readonly Summary NeverReturns = new(null, null, Facts.None, ImmutableDictionary<int, Facts>.Empty, ImmutableHashSet<Place>.Empty, ImmutableHashSet<Place>.Empty);

    private const Facts Passed = Facts.Connected | Facts.Open | Facts.Tls | Facts.Notified | Facts.Drained | Facts.Armed | Facts.InCare | Facts.AfterFin | Facts.GivenAway;

    /// <summary>The parameters that it knows to be connections: what it does to them is reported there.</summary>
    public ImmutableHashSet<Place> Told { get; init; } = ImmutableHashSet<Place>.Empty;

    /// <summary>Whose linger it takes off, and whose TLS peer it tells that all is said: what an open connection does not show.</summary>
    public ImmutableHashSet<(Place Place, ConnectionEvent Event)> Effects { get; init; } = ImmutableHashSet<(Place, ConnectionEvent)>.Empty;

    /// <summary>How it ends what it is handed as it is: for an armed connection, or after a FIN, that may be the wrong way.</summary>
    public ImmutableHashSet<(Place Place, ConnectionEvent Event)> Ends { get; init; } = ImmutableHashSet<(Place, ConnectionEvent)>.Empty;

    /// <summary>What parameters and fields come out as with each result; empty: the result tells nothing.</summary>
    public ImmutableDictionary<Answer, ImmutableDictionary<Place, Facts>> When { get; init; } = ImmutableDictionary<Answer, ImmutableDictionary<Place, Facts>>.Empty;

    /// <summary>The result is a number, not one of an <c>enum</c>.</summary>
    public bool AnswersNumber { get; init; }

    /// <summary>What each connection is that it yields and no longer owns; None: it yields none.</summary>
    public Facts Yielded { get; init; }

    /// <summary>The <c>out</c> parameters that are null whenever the result is false.</summary>
    public ImmutableHashSet<int> NullWhenFalse { get; init; } = ImmutableHashSet<int>.Empty;

    /// <summary>The fields and <c>ref</c> parameters in which nothing is left whenever it returns.</summary>
    public ImmutableHashSet<Place> Emptied { get; init; } = ImmutableHashSet<Place>.Empty;

    /// <summary>The parameters and fields that it puts into its <c>out</c> parameters, by ordinal.</summary>
    public ImmutableHashSet<(int Ordinal, Place Place)> Lent { get; init; } = ImmutableHashSet<(int, Place)>.Empty;

    /// <summary>How the returned connection is reached, beside directly.</summary>
    public Reach ReturnedBy { get; init; }

    public bool MayReturnNull { get; init; }

    /// <summary>It returns nothing else.</summary>
    public bool ReturnsNull { get; init; }

    /// <summary>What it returns is a Unix-domain socket.</summary>
    public bool IsUnix { get; init; }

    /// <summary>What a connection that was <paramref name="before"/> is afterwards, given what an open and an idle one become.</summary>
    public static Facts Carry(Facts before, Facts open, Facts idle)
    {
        var after = before & ~(Passed | Facts.Idle | Facts.ArmedIdle);
        after |= Carry(before & Passed, open, Facts.Open, Facts.Connected);
        // Whoever closes it says how it ends, also where a dispose has been before.
        if (after.May(Facts.Abandoned) && open.Must(Facts.Closed | Facts.Aborted))
            after = (after & ~Facts.Abandoned) | open;
        return after | Carry(before & (Facts.Idle | Facts.ArmedIdle), idle, Facts.Idle, Facts.None);
    }

    public Facts AfterEffects(Place place, Facts before) =>
        Effects.IsEmpty ? before : Effects.Where(effect => effect.Place == place).Aggregate(before, static (facts, effect) => facts.After(effect.Event));

    public bool IsSame(Summary other) =>
        Same(Normal, other.Normal) && Same(Thrown, other.Thrown) && Fresh == other.Fresh && Yielded == other.Yielded && Same(Outs, other.Outs) && ReturnedBy == other.ReturnedBy
        && MayReturnNull == other.MayReturnNull && ReturnsNull == other.ReturnsNull && IsUnix == other.IsUnix && Effects.SetEquals(other.Effects) && Ends.SetEquals(other.Ends) && Told.SetEquals(other.Told)
        && When.Count == other.When.Count && When.All(pair => other.When.TryGetValue(pair.Key, out var outcome) && Same(pair.Value, outcome)) && NullWhenFalse.SetEquals(other.NullWhenFalse) && Emptied.SetEquals(other.Emptied) && Lent.SetEquals(other.Lent) && Returned.SetEquals(other.Returned) && Assigned.SetEquals(other.Assigned);

    /// <summary>What was handed in and comes out untouched stays what it was; a probe that was passed on is in use.</summary>
    private static Facts Carry(Facts before, Facts outcome, Facts untouched, Facts probe)
    {
        if (before == Facts.None)
            return before;
        var kept = (before & ~probe) | (before.May(probe) ? Facts.Open : Facts.None);
        var after = outcome & ~(untouched | Facts.Drained | Facts.Tls);
        after |= outcome.May(untouched) ? kept : Facts.None;
        after |= outcome.May(Facts.Drained) ? kept.After(ConnectionEvent.Drain) : Facts.None;
        return after | (outcome.May(Facts.Tls) ? kept.After(ConnectionEvent.StartTls) : Facts.None);
    }

    private static bool Same<TKey>(ImmutableDictionary<TKey, Facts>? a, ImmutableDictionary<TKey, Facts>? b)
        where TKey : notnull =>
        a is null ? b is null : b is not null && a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var facts) && facts == pair.Value);
}
