using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP102: when an exception flies, an open connection is disposed or closed as if all were well.</summary>
internal static class TruncationOnError
{
    public static Diagnostic? Ask(Story story)
    {
        if (IsOnlyEndedHere(story) || story.Observations.FirstOrDefault(LooksComplete) is not { } first)
            return null;
        var where = story.Outermost(first, seen => Story.Disposes(seen) && seen.Unwinds && seen.Before.May(Facts.InUse | Facts.Abandoned));
        var report = new Report(story, where);
        return report.Create(Descriptors.TruncationOnError, report.Blame(first));
    }

    public static bool LooksComplete(Observation seen)
    {
        if (seen.At.Block.IsInCatch())
            return Story.Disposes(seen) && !seen.Unwinds && seen.Before.Must(Facts.InUse) && !seen.At.Block.IsInCatchOf(nameof(ObjectDisposedException));
        return seen.Unwinds && (Story.Disposes(seen) || Story.Closes(seen)) && seen.Before.May(Facts.InUse);
    }

    /// <summary>A field that this member ends and does not use: no exchange here that could be cut short.</summary>
    private static bool IsOnlyEndedHere(Story story) =>
        story.Connection.Place is { IsShared: true } && !story.Observations.Any(seen => seen.Event is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain or ConnectionEvent.View or ConnectionEvent.Connect);
}
