using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP205: linger (on, 0) is set before the exchange, so that its success ends in a reset, too.</summary>
internal static class ResetOnSuccess
{
    public static Diagnostic? Ask(Story story)
    {
        if (story.Observations.FirstOrDefault(seen => seen.Event == ConnectionEvent.Arm) is not { } armed)
            return null;
        return armed.Before.May(Facts.Listening) || story.Observations.Any(seen => seen.Event == ConnectionEvent.Listen && seen.Before.May(Facts.ArmedIdle)) || (story.Observations.Any(Exchanges) && story.Observations.Any(EndsInReset))
            ? new Report(story, armed).Create(Descriptors.ResetOnSuccess, "")
            : null;
    }

    private static bool Exchanges(Observation seen) =>
        seen.Event is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain or ConnectionEvent.View or ConnectionEvent.Connect && seen.Before.Must(Facts.Armed | Facts.ArmedIdle);

    private static bool EndsInReset(Observation seen) =>
        seen.Event is ConnectionEvent.CloseSocket or ConnectionEvent.DisposeSocket && !seen.Unwinds && !seen.At.Block.IsInCatch() && seen.Before.Must(Facts.Armed);
}
