using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP504: a dispose that is a close ends what may have failed.</summary>
internal static class DisposedChannel
{
    public static Diagnostic? Ask(Story story) =>
        story.Observations.FirstOrDefault(Leaves) is { } first ? new Report(story, story.Outermost(first, Leaves)).Create(Descriptors.DisposedChannel, story.Contract.Advice) : null;

    private static bool Leaves(Observation seen) => Story.Disposes(seen) && seen.Before.May(Facts.InUse);
}
