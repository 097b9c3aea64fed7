using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>Puts each rule's question to one solved body. Where two rules would say the same of one end, the first one speaks.</summary>
internal static class Interview
{
    public static IEnumerable<Diagnostic> Of(BodyAnalysis analysis)
    {
        foreach (var diagnostic in LostSetting.Ask(analysis).Concat(ResetTakenForEnd.Ask(analysis)))
            yield return diagnostic;
        var said = new HashSet<(string Id, Location Location)>();
        foreach (var story in Story.All(analysis))
        {
            analysis.Cancellation.ThrowIfCancellationRequested();
            foreach (var diagnostic in OncePerPlace(Answers(story)))
                if (said.Add((diagnostic.Id, diagnostic.Location)))
                    yield return diagnostic;
        }

        foreach (var diagnostic in Story.OfTls(analysis).SelectMany(MissingCloseNotify.Ask))
            yield return diagnostic;
    }

    private static IEnumerable<Diagnostic?> Answers(Story story) => story.Contract is { } contract ? Kept(story, contract)
        : story.Connection.IsUnix ? Losses(story).Concat(Closes(story)) : Choices(story).Concat(Losses(story)).Concat(Mistakes(story)).Concat(Closes(story));

    /// <summary>Whether it is ended as its contract has it.</summary>
    private static IEnumerable<Diagnostic?> Kept(Story story, Contract contract)
    {
        foreach (var diagnostic in Ends(story, contract))
            yield return diagnostic;
        foreach (var diagnostic in contract.Leak == Leak.LeavesWaiting ? Losses(story) : contract.Leak == Leak.NeverCompletes ? new[] { NeverCompleted.Ask(story) } : Array.Empty<Diagnostic?>())
            yield return diagnostic;
    }

    private static IEnumerable<Diagnostic?> Ends(Story story, Contract contract) => contract.Dispose switch
    {
        ImplicitEnd.Completes => CompletedOnError.Ask(story, contract),
        ImplicitEnd.Fails => new[] { FailureOnSuccess.Ask(story, contract) },
        ImplicitEnd.Closes => new[] { DisposedChannel.Ask(story, contract) },
        _ => Enumerable.Empty<Diagnostic?>(),
    };

    /// <summary>Which of the two ends it is to be.</summary>
    private static IEnumerable<Diagnostic?> Choices(Story story)
    {
        var early = FinBeforeReset.Ask(story).ToArray();
        foreach (var diagnostic in early)
            yield return diagnostic;
        if (early.Length == 0)
            yield return EndLeftToChance.Ask(story) ?? TruncationOnError.Ask(story);
    }

    private static IEnumerable<Diagnostic?> Losses(Story story)
    {
        yield return NobodyEndsIt.Ask(story) ?? NobodyEndsItOnError.Ask(story);
    }

    private static IEnumerable<Diagnostic?> Mistakes(Story story)
    {
        foreach (var diagnostic in EndedTwice.Ask(story))
            yield return diagnostic;
        yield return ScopeNotDisposed.Ask(story);
        yield return ResetOnSuccess.Ask(story);
    }

    private static IEnumerable<Diagnostic?> Closes(Story story) =>
        MissingCloseNotify.Ask(story).Concat(TimedClose.Ask(story)).Concat(LingeringClose.Ask(story)).Concat(PlainClose.Ask(story)).Concat(ShutdownOfBoth.Ask(story));

    private static IEnumerable<Diagnostic> OncePerPlace(IEnumerable<Diagnostic?> answers)
    {
        var taken = new HashSet<Location>();
        foreach (var answer in answers)
            if (answer is not null && taken.Add(answer.Location))
                yield return answer;
    }
}
