using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP501: an exception flies, or was caught, and what was written is completed as if that were all.</summary>
internal static class CompletedOnError
{
    public static Diagnostic? Ask(Story story, Contract contract)
    {
        if (story.Observations.FirstOrDefault(LooksComplete) is not { } first)
            return null;
        var report = new Report(story, story.Outermost(first, LooksComplete));
        return report.Create(Descriptors.CompletedOnError, report.Blame(first), contract.Advice);
    }

    private static bool LooksComplete(Observation seen) =>
        seen.Event == ConnectionEvent.Close && (seen.At.Block.IsInCatch() ? seen.Before.Must(Facts.InUse) : seen.Unwinds && seen.Before.May(Facts.InUse));
}
