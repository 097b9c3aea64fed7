using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP201: a FIN leaves before the RST, so the peer reads success.</summary>
internal static class FinBeforeReset
{
    /// <summary>Each call; of the usings, which are one way out, the outermost.</summary>
    public static IEnumerable<Diagnostic> Ask(Story story)
    {
        var ends = story.Observations.Concat(story.Indirect).Where(seen => SendsFinFirst(story, seen) && !IsToldThere(story, seen)).ToArray();
        foreach (var first in ends.Where(Ending.IsUsing).Take(1))
            yield return Tell(story, first, story.Outermost(first, seen => Story.Disposes(seen) && seen.Before.May(Facts.AbortArmed | Facts.Closed)));
        foreach (var passes in ends.Where(seen => !Ending.IsUsing(seen)).GroupBy(seen => seen.Operation))
            yield return Tell(story, passes.First(), passes.First());
    }

    /// <summary>The method that does it starts from what its callers bring.</summary>
    private static bool IsToldThere(Story story, Observation seen) =>
        seen is { Inside: { } method, Operation: IInvocationOperation } && story.Analysis.Body.IsToldThere(method);

    private static Diagnostic Tell(Story story, Observation end, Observation where)
    {
        var report = new Report(story, where);
        return (IsLate(story, end) || end.IsIndirect ? report.WithoutRemedy() : report).Create(Descriptors.FinBeforeReset, Reason(story, end));
    }

    public static bool SendsFinFirst(Story story, Observation seen) => seen.Event switch
    {
        ConnectionEvent.Close or ConnectionEvent.Dispose or ConnectionEvent.Disconnect => seen.Before.May(Facts.AbortArmed) || IsLate(story, seen),
        ConnectionEvent.CloseTimed => !seen.Before.Must(Facts.Ended) && (IsZero(seen) || seen.Before.May(Facts.Armed)),
        ConnectionEvent.CloseSocket or ConnectionEvent.DisposeSocket => IsLate(story, seen),
        ConnectionEvent.Abort => IsLate(story, seen) || IsDisposed(story, seen),
        _ => false,
    };

    /// <summary>The dispose has sent the FIN. A field may be disposed by whoever calls this.</summary>
    private static bool IsDisposed(Story story, Observation seen) =>
        seen.Before == Facts.Abandoned || (story.Connection.IsOwned && !seen.At.Block.IsInCatch() && seen.Before.May(Facts.Abandoned));

    /// <summary>An abort after a FIN. Where a drain has failed there is none to be had any more: the catch does what it can.</summary>
    private static bool IsLate(Story story, Observation seen)
    {
        var spoilt = seen.Event == ConnectionEvent.Abort ? Facts.AfterFin : Facts.FinArmed;
        return seen.At.Block.IsInCatch() ? seen.Before.Must(spoilt) && !IsDrain(story, seen) : seen.Before.May(spoilt);
    }

    /// <summary>The FIN was sent in the try whose catch this is.</summary>
    private static bool IsDrain(Story story, Observation seen) =>
        seen.Operation.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>()?.Parent is TryStatementSyntax attempt
        && story.Observations.Any(fin => fin.Event is ConnectionEvent.Shutdown or ConnectionEvent.Disconnect && attempt.Block.Span.Contains(fin.Operation.Syntax.Span));

    private static bool IsZero(Observation seen) => seen.Operation is IInvocationOperation call && Arguments.IsConstant(call.Arguments, 0, 0);

    private static string Reason(Story story, Observation seen) => seen.Event switch
    {
        ConnectionEvent.Abort => "was shut down before this abort, so the other side has already seen a normal end: call Abort() without Shutdown",
        ConnectionEvent.CloseTimed => "is ended normally by NetworkStream.Close before the abort, so the other side sees success: call Abort()",
        ConnectionEvent.Disconnect => "is ended normally by Disconnect before the abort, so the other side sees success: call Abort()",
        _ when IsLate(story, seen) => "was shut down before linger was set, so the other side has already seen a normal end: call Abort() without Shutdown",
        _ when seen.Before.May(Facts.Scoped | Facts.ScopedTls) => "ends under AbortOnDispose(), so an abort follows that can destroy the last data: call CloseGracefully() or Abort()",
        _ => "is ended normally here before linger can abort it, so the other side sees success: call Abort()",
    };
}
