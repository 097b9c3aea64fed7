using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP503: all went well, and the dispose of what is still open says that something broke.</summary>
internal static class FailureOnSuccess
{
    /// <summary>Who was handed it may have closed it.</summary>
    private const Facts StillOpen = Facts.InUse & ~Facts.GivenAway;

    public static Diagnostic? Ask(Story story)
    {
        if (IsEndedElsewhere(story) || story.Analysis.Body.RunsOnError() || story.Observations.FirstOrDefault(LooksBroken) is not { } first)
            return null;
        var where = story.Outermost(first, LooksBroken);
        var must = story.Observations.Where(seen => EndLeftToChance.IsNormal(seen) && ReferenceEquals(seen.Operation, first.Operation)).All(seen => seen.Before.Must(StillOpen));
        return new Report(story, where).Create(Descriptors.FailureOnSuccess, must ? "is" : "may be", story.Contract.Advice);
    }

    private static bool LooksBroken(Observation seen) => EndLeftToChance.LeavesToChance(seen) && seen.Before.May(StillOpen) && !seen.Before.May(Facts.GivenAway);

    /// <summary>Nothing but its end happens to it here, and other members say how it ends, or nobody knows.</summary>
    private static bool IsEndedElsewhere(Story story) => !story.Connection.IsOwned && !story.Observations.Any(Story.Exchanges)
        && (story.Connection.Place is not { IsShared: true, Symbol: { } member } || story.Analysis.Body.MemberFactsOf(member).IsClosed);
}
