using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP103: the last reference to an owned connection goes, and nobody has ended it.</summary>
internal static class NobodyEndsIt
{
    public static Diagnostic? Ask(Story story)
    {
        if (!story.Connection.IsOwned)
            return null;
        var gone = IsSwallowed(story) ? Facts.Held | Facts.Lost : Facts.Held;
        var losses = story.Losses.Where(loss => !IsOnError(story, loss)).Select(loss => loss.Before).ToList();
        if (story.Analysis.Solution.Normal is { } end)
            losses.Add(end[story.Connection.Id] & ~(Facts.Stowed | (Facts.Lost & ~gone)));
        if (!losses.Any(facts => facts.May(gone | Facts.Stowed)))
            return null;
        return new Report(story).Create(Descriptors.NobodyEndsIt, losses.All(facts => facts == Facts.None || facts.Must(gone)) ? "is never ended" : "is not ended on every path");
    }

    /// <summary>What is done with the connection fails, and a catch stops whatever is thrown: of any other catch, and of what else may fail, it is not known.</summary>
    private static bool IsSwallowed(Story story) => story.Losses.Any(static loss => !loss.At.Unwinds && loss.Before.May(Facts.Held | Facts.Stowed))
        || (story.Losses.Count > 0 && story.SwallowsFailure);

    /// <summary>What is lost in a catch that lets the body go on shows where it goes on.</summary>
    public static bool IsOnError(Story story, Loss loss) => loss.At.Unwinds || (loss.At.Block.IsInCatch() && story.Analysis.Solution.Normal is not null);
}
