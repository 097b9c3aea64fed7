using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP201: a FIN leaves before the RST, so the peer reads success.</summary>
internal static class FinBeforeReset
{
    public static Diagnostic? Ask(Story story)
    {
        if (story.Observations.FirstOrDefault(SendsFinFirst) is not { } first)
            return null;
        var where = Ending.IsUsing(first) ? story.Outermost(first, seen => Story.Disposes(seen) && seen.Before.May(Facts.AbortArmed | Facts.Closed)) : first;
        return new Report(story, where).Create(Descriptors.FinBeforeReset, Reason(first));
    }

    public static bool SendsFinFirst(Observation seen) => seen.Event switch
    {
        ConnectionEvent.Close or ConnectionEvent.Dispose or ConnectionEvent.Disconnect => seen.Before.May(Facts.AbortArmed),
        ConnectionEvent.CloseTimed => IsZero(seen) || seen.Before.May(Facts.Armed),
        // Where a drain has failed there is no abort to be had any more: the catch does what it can.
        ConnectionEvent.Abort => (seen.At.Block.IsInCatch() ? seen.Before.Must(Facts.FinSent) : seen.Before.May(Facts.FinSent)) || seen.Before == Facts.Abandoned,
        _ => false,
    };

    private static bool IsZero(Observation seen) => seen.Operation is IInvocationOperation call && Arguments.IsConstant(call.Arguments, 0, 0);

    private static string Reason(Observation seen) => seen.Event switch
    {
        ConnectionEvent.Abort => "has been shut down before this abort, so the peer has read end-of-file: abort it first",
        ConnectionEvent.CloseTimed => "is shut down by NetworkStream.Close before it is reset, so the peer reads end-of-file: call Abort()",
        ConnectionEvent.Disconnect => "is shut down by Disconnect before it is reset, so the peer reads end-of-file: call Abort()",
        _ when seen.Before.May(Facts.Scoped | Facts.ScopedTls) => "ends while AbortOnDispose() is in charge, so a reset follows that can destroy what was sent last: call CloseGracefully() or Abort()",
        _ => "is shut down by this before the linger option can reset it, so the peer reads end-of-file: call Abort()",
    };
}
