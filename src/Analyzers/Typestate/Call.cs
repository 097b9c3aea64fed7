using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>A private method is called while this is what the connections are.</summary>
/// <param name="IsInCatch">Something has failed.</param>
internal sealed record Call(CallSite Site, World World, bool IsInCatch)
{
    /// <summary>What is in the place, as the method calls it; what cannot be seen, or others have seen, is open.</summary>
    public Facts Brings(Place place) => Found(place) is var facts && facts.May(Facts.GivenAway) ? (facts & ~Facts.GivenAway) | Facts.Open : facts;

    private Facts Found(Place place)
    {
        var value = place is { Receiver: null, Root: IParameterSymbol parameter } ? Site.ValueFor(parameter)
            : Site.Seen(place) is { } seen && World.Places.TryGetValue(seen, out var known) ? known : Value.Nothing;
        return value.IsNothing ? Facts.Open : value.References.Aggregate(Facts.None, (facts, reference) => reference.IsNull ? facts : facts | World[reference.Connection]);
    }
}
