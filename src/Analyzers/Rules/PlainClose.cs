using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP303: Close of an open connection resets it if input is unread or a receive is pending.</summary>
internal static class PlainClose
{
    public static IEnumerable<Diagnostic> Ask(Story story) =>
        story.Calls(seen => IsPlain(seen) && !IsTeams(story.Analysis.Body.Symbols, seen) && !story.IsInCatch(seen)).Select(seen => new Report(story, seen).Create(Descriptors.PlainClose, ""));

    /// <summary>What a team calls a close is one.</summary>
    private static bool IsTeams(ConnectionSymbols symbols, Observation seen) =>
        symbols.IsTeams(Ending.TypeOf(seen)) || (seen.Operation is IInvocationOperation call && symbols.IsTeamsMember(call.TargetMethod));

    public static bool IsPlain(Observation seen) =>
        seen.Event is ConnectionEvent.Close or ConnectionEvent.CloseSocket && !seen.Unwinds && seen.Before.Must(Facts.InUse) && !seen.Before.Must(Facts.Drained);
}
