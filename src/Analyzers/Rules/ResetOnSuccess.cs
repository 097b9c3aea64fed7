using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP205: linger (on, 0) is set before the exchange, so that its success ends in a reset, too.</summary>
internal static class ResetOnSuccess
{
    public static Diagnostic? Ask(Story story)
    {
        if (story.Observations.FirstOrDefault(seen => seen.Event == ConnectionEvent.Arm) is not { } armed)
            return null;
        return Listens(story, armed) || IsHandedOut(story) || IsKept(story, armed) || (story.Observations.Any(Exchanges) && story.Observations.Any(EndsInReset))
            ? new Report(story, armed).Create(Descriptors.ResetOnSuccess, "")
            : null;
    }

    /// <summary>On Linux what a listener accepts is armed as the listener is.</summary>
    private static bool Listens(Story story, Observation armed) =>
        !story.Observations.Any(seen => seen.Event is ConnectionEvent.Disarm or ConnectionEvent.Linger && seen.Before.May(Facts.ArmedListening))
        && (armed.Before.May(Facts.Listening) || story.Observations.Any(seen => seen.Event == ConnectionEvent.Listen && seen.Before.May(Facts.ArmedIdle)));

    /// <summary>A factory: it arms whatever its callers will do. Where they close a client, that is the FIN before the reset.</summary>
    private static bool IsHandedOut(Story story)
    {
        var handed = story.Analysis.Record.Returns.Concat(story.Analysis.Record.Outs).Where(handover => handover.Value.Leads(story.Connection.Id)).ToArray();
        return story.Connection.IsOwned && story.Analysis.Body.Symbols.IsSocket(story.Connection.Type) && handed.Length > 0 && handed.All(handover => handover.World[story.Connection.Id].Must(Facts.Armed | Facts.ArmedIdle));
    }

    /// <summary>In a field that other members use and close.</summary>
    private static bool IsKept(Story story, Observation armed) =>
        (armed.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation option } ? option.Instance : (armed.Operation as IInvocationOperation)?.Instance) is { } instance
        && Place.Of(instance) is { IsShared: true, Symbol: { } member } && story.Analysis.Body.MemberFactsOf(member).IsAlwaysReset;

    private static bool Exchanges(Observation seen) =>
        seen.Event is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain or ConnectionEvent.View or ConnectionEvent.Connect && seen.Before.Must(Facts.Armed | Facts.ArmedIdle);

    private static bool EndsInReset(Observation seen) =>
        seen.Event is ConnectionEvent.CloseSocket or ConnectionEvent.DisposeSocket && !seen.Unwinds && !seen.At.Block.IsInCatch() && seen.Before.Must(Facts.Armed);
}
