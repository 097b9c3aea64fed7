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
        var losses = story.Losses.Where(loss => !loss.At.Unwinds).Select(loss => loss.Before).ToList();
        if (story.Analysis.Solution.Normal is { } end)
            losses.Add(end[story.Connection.Id] & ~Facts.Lost);
        if (!losses.Any(facts => facts.May(Facts.Held)))
            return null;
        return new Report(story).Create(Descriptors.NobodyEndsIt, losses.All(facts => facts == Facts.None || facts.Must(Facts.Held)) ? "is never ended" : "is not ended on every path");
    }
}
