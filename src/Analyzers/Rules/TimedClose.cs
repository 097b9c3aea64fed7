using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP301: a close with a timeout waits for nothing, or resets.</summary>
internal static class TimedClose
{
    public static IEnumerable<Diagnostic> Ask(Story story)
    {
        foreach (var passes in story.Observations.Where(seen => seen.Event == ConnectionEvent.CloseTimed && !FinBeforeReset.SendsFinFirst(story, seen)).GroupBy(seen => seen.Operation))
            if (passes.Any(seen => seen.Before.May(Facts.InUse | Facts.Connected | Facts.AfterFin)) && IsKnown(story, passes.First()) && !IsHandedIn(story, passes.First()))
                yield return new Report(story, passes.First()).Create(Descriptors.TimedClose, Reason(story, passes.First()));
    }

    /// <summary>What comes out of a collection or a call, only called a socket, may send datagrams as well.</summary>
    private static bool IsKnown(Story story, Observation seen) =>
        !story.Analysis.Body.Symbols.IsSocket(story.Connection.Type) || !story.Analysis.Body.Symbols.IsSocket(Ending.TypeOf(seen))
        || (!seen.Via.Has(Reach.Element) && (story.Connection.IsOwned || story.Connection.Place is { Receiver: not { IsCapture: true } }));

    /// <summary><c>void Close(int timeout) => _socket.Close(timeout);</c>: whoever calls that says so.</summary>
    private static bool IsHandedIn(Story story, Observation seen) => story.Analysis.Body.Owner.Name == nameof(System.IO.Stream.Close)
        && seen.Operation is IInvocationOperation { Arguments: { Length: 1 } given } && given[0].Value is IParameterReferenceOperation;

    private static string Reason(Story story, Observation seen) =>
        story.Analysis.Body.Symbols.IsSocket(Ending.TypeOf(seen)) ? "aborts as soon as a byte arrives or the time is up" : "never waits for the other side";
}
