using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP104: as HUP103, but only when an exception is thrown.</summary>
internal static class NobodyEndsItOnError
{
    private const string Own = "put it into a 'using', and close or abort it";
    private const string EndFirst = "end it in a catch, before field or object is gone";

    public static Diagnostic? Ask(Story story)
    {
        if (!story.Connection.IsOwned || !story.Losses.Any(loss => NobodyEndsIt.IsOnError(story, loss)) && !Leaves(story, Facts.Held | OfNobody(story)))
            return null;
        var report = new Report(story);
        var isStowed = Leaves(story, OfNobody(story)) || story.Losses.Any(loss => loss.Before.May(Facts.Stowed));
        return report.Create(Descriptors.NobodyEndsItOnError, report.BlameForLeak(Facts.Held | (isStowed ? Facts.Stowed : Facts.None)), isStowed ? EndFirst : Own);
    }

    /// <summary>The object whose constructor fails is nobody's, and so are its fields.</summary>
    private static Facts OfNobody(Story story) => story.Analysis.Body.Owner is IMethodSymbol { MethodKind: MethodKind.Constructor } ? Facts.Stowed : Facts.None;

    private static bool Leaves(Story story, Facts facts) => story.Analysis.Solution.Exceptional is { } thrown && thrown[story.Connection.Id].May(facts);
}
