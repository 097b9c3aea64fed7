using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP202: an end of a connection that has ended already.</summary>
internal static class EndedTwice
{
    public static IEnumerable<Diagnostic> Ask(Story story)
    {
        if (IsExpectedToThrow(story))
            yield break;
        foreach (var passes in story.Observations.Where(IsEnd).GroupBy(seen => seen.Operation))
            if (story.Analysis.Record.Observations.Where(seen => ReferenceEquals(seen.Operation, passes.Key)).All(seen => seen.Before.Must(Facts.Ended)) && !passes.Any(seen => FinBeforeReset.SendsFinFirst(story, seen)))
                yield return new Report(story, passes.First()).Create(Descriptors.EndedTwice, "");
    }

    /// <summary><c>Assert.Throws&lt;ObjectDisposedException&gt;(() => ...)</c></summary>
    private static bool IsExpectedToThrow(Story story) => story.Analysis.Body.Graph.OriginalOperation.Syntax.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: var expectation } } }
        && expectation.DescendantTokens().Any(static token => token.ValueText == nameof(ObjectDisposedException));

    /// <summary>In a finally or catch it is there for the paths on which it is needed. Of several that are reached in one way it may be another's.</summary>
    private static bool IsEnd(Observation seen) => !seen.At.Block.StandsInHandler() && !seen.Via.Has(Reach.Element) && seen.Event
        is ConnectionEvent.Abort or ConnectionEvent.CloseGracefully or ConnectionEvent.Shutdown
        or ConnectionEvent.Arm or ConnectionEvent.Disarm or ConnectionEvent.Linger;
}
