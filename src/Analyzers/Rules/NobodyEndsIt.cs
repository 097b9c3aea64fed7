using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP103: the last reference to an owned connection goes, and nobody has ended it.</summary>
internal static class NobodyEndsIt
{
    /// <summary>Lost already where an exception was thrown that somebody has swallowed since.</summary>
    private const Facts Gone = Facts.Held | Facts.Lost;

    public static Diagnostic? Ask(Story story) => HowSurely(story) is { } how ? new Report(story).Create(Descriptors.NobodyEndsIt, how) : null;

    /// <summary>Null: somebody does.</summary>
    public static string? HowSurely(Story story)
    {
        if (!story.Connection.IsOwned)
            return null;
        var losses = story.Losses.Where(loss => !IsOnError(story, loss)).Select(loss => loss.Before).ToList();
        if (story.Analysis.Solution.Normal is { } end)
            losses.Add(end[story.Connection.Id] & ~Facts.Stowed);
        if (!losses.Any(facts => facts.May(Gone | Facts.Stowed)))
            return null;
        return losses.All(facts => facts == Facts.None || facts.Must(Gone)) ? $"is never {story.Contract.Ended}" : $"is not {story.Contract.Ended} on every path";
    }

    /// <summary>What is lost in a catch that lets the body go on shows where it goes on.</summary>
    public static bool IsOnError(Story story, Loss loss) => loss.At.Unwinds || (loss.At.Block.IsInCatch() && story.Analysis.Solution.Normal is not null);
}
