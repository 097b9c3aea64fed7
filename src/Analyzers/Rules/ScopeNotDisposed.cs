using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP203: a scope that nobody disposes guards nothing.</summary>
internal static class ScopeNotDisposed
{
    public static Diagnostic? Ask(Story story)
    {
        if (story.Observations.FirstOrDefault(Opens) is not { } opened || story.Observations.Any(IsHandedOver))
            return null;
        var isDisposed = story.Observations.Any(seen => seen.Event == ConnectionEvent.DisposeScope);
        return isDisposed && !IsLeft(story, story.Analysis.Solution.Normal) && !IsLeft(story, story.Analysis.Solution.Exceptional) && !story.Analysis.Record.ScopesLeft.Contains(story.Connection.Id)
            ? null
            : new Report(story, opened).Create(Descriptors.ScopeNotDisposed, isDisposed ? "is not disposed on every path" : "is never disposed");
    }

    private static bool Opens(Observation seen) => seen.Event is ConnectionEvent.ArmScope or ConnectionEvent.CloseScope;

    private static bool IsHandedOver(Observation seen) => seen.Via.Has(Reach.Scope) && !seen.Via.Has(Reach.View) && seen.Event is ConnectionEvent.Escape or ConnectionEvent.Stow or ConnectionEvent.Lend;

    private static bool IsLeft(Story story, State? end) => end is not null && end[story.Connection.Id].May(Facts.InCare);
}
