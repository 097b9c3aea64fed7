using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP305: Shutdown(Both) as a graceful end: what the peer still sends resets the connection.</summary>
internal static class ShutdownOfBoth
{
    private const int Both = 2;

    public static IEnumerable<Diagnostic> Ask(Story story) =>
        story.Calls(seen => IsOfBoth(seen) && !story.IsOnError(seen) && !IsReadToTheEnd(story, seen)).Select(seen => new Report(story, seen).Create(Descriptors.ShutdownOfBoth, ""));

    /// <summary>Unless reading has failed, which a catch keeps to itself: then nothing arrives any more.</summary>
    private static bool IsReadToTheEnd(Story story, Observation seen) => seen.Before.May(Facts.Drained) && story.SwallowsFailure;

    private static bool IsOfBoth(Observation seen) =>
        seen is { Event: ConnectionEvent.Shutdown, Unwinds: false, Operation: IInvocationOperation call }
        && Arguments.IsConstant(call.Arguments, 0, Both) && seen.Before.May(Facts.InUse & ~Facts.Drained);
}
