using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP104: as HUP103, but only when an exception is thrown.</summary>
internal static class NobodyEndsItOnError
{
    public static Diagnostic? Ask(Story story)
    {
        var leaked = story.Losses.Any(loss => loss.At.Unwinds)
            || (story.Analysis.Solution.Exceptional is { } thrown && thrown[story.Connection.Id].May(Facts.Held));
        if (!story.Connection.IsOwned || !leaked)
            return null;
        var report = new Report(story);
        return report.Create(Descriptors.NobodyEndsItOnError, report.BlameForLeak());
    }
}
