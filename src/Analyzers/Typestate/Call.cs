using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>A private method or a lambda is called while this is what the connections are.</summary>
internal sealed record Call(CallSite Site, World World, Node At)
{
    /// <summary>What cannot be undone until a lambda runs.</summary>
    private const Facts Final = Facts.Drained | Facts.AfterFin | Facts.Ended;

    /// <summary>Something has failed.</summary>
    public bool IsOnError => At.Unwinds || At.Block.IsOnError();

    /// <summary>It is not called here, but handed to who may call it later.</summary>
    public bool IsLater { get; init; }

    /// <summary>What is in the place, as the method calls it; what cannot be seen, or others have seen, is open.</summary>
    public Facts Brings(Place place)
    {
        var facts = Found(place);
        if (IsLater)
            return facts.Must(Final) ? facts : (facts & Facts.Idle) | Facts.Open;
        return facts.May(Facts.GivenAway) ? (facts & ~Facts.GivenAway) | Facts.Open : facts;
    }

    private Facts Found(Place place)
    {
        var value = place is { Receiver: null, Root: IParameterSymbol parameter } && Site.Seen(place) is null ? Site.ValueFor(parameter)
            : Site.Seen(place) is { } seen && World.Places.TryGetValue(seen, out var known) ? known : Value.Nothing;
        return value.IsNothing ? Facts.Open : value.References.Aggregate(Facts.None, (facts, reference) => reference.IsNull ? facts : facts | World[reference.Connection]);
    }
}
