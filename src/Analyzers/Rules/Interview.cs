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

    private static IEnumerable<Diagnostic?> Answers(Story story) => Ends(story).Concat(Leaks(story))
        .Concat(Particular(story, Particulars.TwoEnds, Mistakes)).Concat(Particular(story, Particulars.Closes, Closes));

    /// <summary>What a dispose says that nobody thought about.</summary>
    private static IEnumerable<Diagnostic?> Ends(Story story) => story.Contract.Dispose switch
    {
        ImplicitEnd.LeftToChance => Choices(story),
        ImplicitEnd.Completes => CompletedOnError.Ask(story),
        ImplicitEnd.Fails => new[] { FailureOnSuccess.Ask(story) },
        ImplicitEnd.Closes => new[] { DisposedChannel.Ask(story) },
        _ => Enumerable.Empty<Diagnostic?>(),
    };

    private static IEnumerable<Diagnostic?> Leaks(Story story) => story.Contract.Leak switch
    {
        Leak.LeavesWaiting => Losses(story),
        Leak.NeverCompletes => new[] { NeverCompleted.Ask(story) },
        _ => Enumerable.Empty<Diagnostic?>(),
    };

    private static IEnumerable<Diagnostic?> Particular(Story story, Particulars particular, Func<Story, IEnumerable<Diagnostic?>> ask) =>
        story.Contract.Particulars.HasFlag(particular) ? ask(story) : Enumerable.Empty<Diagnostic?>();

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
