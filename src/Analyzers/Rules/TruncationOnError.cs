using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP102: when an exception flies, an open connection is disposed or closed as if all were well.</summary>
internal static class TruncationOnError
{
    public static Diagnostic? Ask(Story story)
    {
        if (IsOnlyEndedHere(story) || (story.Observations.FirstOrDefault(seen => LooksComplete(seen) && !IsHandshake(story, seen)) ?? story.Indirect.FirstOrDefault(seen => LooksComplete(story, seen))) is not { } first)
            return null;
        var where = story.Outermost(first, seen => Story.Disposes(seen) && seen.Unwinds && seen.Before.May(Facts.InUse | Facts.Abandoned));
        var report = new Report(story, where);
        return (first.IsIndirect ? report.WithoutRemedy() : report).Create(Descriptors.TruncationOnError, report.Blame(first));
    }

    /// <summary>By a method that a finally calls. One that knows how to abort as well chooses by what it knows.</summary>
    private static bool LooksComplete(Story story, Observation seen) => !seen.At.Block.IsInCatch() && LooksComplete(seen)
        && !story.Indirect.Any(other => ReferenceEquals(other.Operation, seen.Operation) && other.Event == ConnectionEvent.Abort);

    public static bool LooksComplete(Observation seen)
    {
        if (seen.At.Block.IsInCatch())
            return Story.Disposes(seen) && !seen.Unwinds && seen.Before.Must(Facts.InUse) && !seen.At.Block.IsInCatchOf(nameof(ObjectDisposedException));
        return seen.Unwinds && (Story.Disposes(seen) || Story.Closes(seen)) && seen.Before.May(Facts.InUse);
    }

    /// <summary>All that may have failed in the try whose catch this is was to agree on TLS: nothing was said that could be cut short.</summary>
    private static bool IsHandshake(Story story, Observation seen) => seen.At.Block.IsInCatch() && seen.Operation.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>()?.Parent is TryStatementSyntax attempt
        && story.Analysis.Record.Faults.Where(fault => attempt.Block.Span.Contains(fault.Operation.Syntax.Span) && fault.World[story.Connection.Id].May(Facts.InUse)).ToArray() is { Length: > 0 } faults
        && faults.All(static fault => (fault.Operation is IAwaitOperation awaited ? Evaluator.Unwrap(awaited.Operation) : fault.Operation) is IInvocationOperation { TargetMethod: { Name: var name, ContainingType.Name: "SslStream" or "NegotiateStream" } } && name.StartsWith("Authenticate", StringComparison.Ordinal));

    /// <summary>A field that this member ends and does not use, or a connection that comes here and that nothing but its end happens to: no exchange here that could be cut short.</summary>
    private static bool IsOnlyEndedHere(Story story) => story.Connection.Place switch
    {
        { IsShared: true } => !story.Observations.Any(Story.Exchanges),
        null => !story.IsHandedOver && story.Observations.All(IsEnd),
        _ => false,
    };

    /// <summary>A graceful close takes in what the other side still sends: that is an exchange.</summary>
    private static bool IsEnd(Observation seen) =>
        seen.Event is ConnectionEvent.Await or ConnectionEvent.Part || (Evaluator.IsTermination(seen.Event) && seen.Event != ConnectionEvent.CloseGracefully);
}
