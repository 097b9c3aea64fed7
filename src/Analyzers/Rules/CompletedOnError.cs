using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP501: an exception flies, or was caught, and what was written is completed as if that were all.</summary>
internal static class CompletedOnError
{
    /// <summary>Each call, for each has its own exception; of usings around one another the outermost.</summary>
    public static IEnumerable<Diagnostic> Ask(Story story) => !story.Connection.IsOwned && !story.Observations.Any(IsWritten) || IsUnread(story)
        ? Enumerable.Empty<Diagnostic>()
        : story.Calls(LooksComplete).Select(seen => Tell(story, seen));

    private static Diagnostic Tell(Story story, Observation seen)
    {
        var report = new Report(story, Ending.IsUsing(seen) ? story.Outermost(seen, LooksComplete) : seen);
        return report.Create(Descriptors.CompletedOnError, report.Blame(seen), story.Contract.Advice);
    }

    private static bool LooksComplete(Observation seen) =>
        seen.Event == ConnectionEvent.Close && (seen.At.Block.IsInCatch() ? seen.Before.Must(Facts.InUse) : seen.Unwinds && seen.Before.May(Facts.InUse));

    /// <summary>Here, or by whom it is handed to.</summary>
    private static bool IsWritten(Observation seen) => Story.Exchanges(seen) || seen.Event is ConnectionEvent.Borrow or ConnectionEvent.Lend;

    /// <summary>The other half of the same pipe is completed where something has failed: nobody is left to be deceived.</summary>
    private static bool IsUnread(Story story) => story.Connection.Place is { Receiver: { } pipe, Symbol.ContainingType: { } whole } && whole.Name == story.Contract.Whole
        && story.Analysis.Record.Observations.Any(seen => seen.Event is ConnectionEvent.Close or ConnectionEvent.Abort && (seen.Unwinds || seen.At.Block.IsInCatch())
            && seen.Connection != story.Connection && seen.Connection.Place is { Receiver: { } other } && other == pipe);
}
