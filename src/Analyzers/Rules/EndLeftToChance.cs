using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP101: on a normal path, an open connection is disposed.</summary>
internal static class EndLeftToChance
{
    public static Diagnostic? Ask(Story story)
    {
        if (IsClose(story) || story.Observations.FirstOrDefault(LeavesToChance) is not { } first || IsEndedAfterwards(story) || IsOnlyDialed(story, first) || IsReplaced(story, first) || IsEndedAbove(story, first) || IsEndedBelow(story, first) || IsDoubtful(story, first))
            return null;
        var where = story.Outermost(first, seen => Story.Disposes(seen) && IsNormal(seen) && seen.Before.May(Facts.InUse | Facts.Abandoned));
        var must = story.Observations.Where(seen => IsNormal(seen) && ReferenceEquals(seen.Operation, first.Operation)).All(seen => seen.Before.Must(Facts.InUse));
        // In a catch the same Dispose would be a decision.
        if (!must && (IsDecided(story, first) || story.Analysis.Body.RunsOnError()))
            return null;
        return new Report(story, where).Create(Descriptors.EndLeftToChance, must ? "is" : "may be", Remedy.SayFirst(story, where));
    }

    /// <summary><c>static void Close(this Socket socket) => socket.Dispose();</c> where the library has none: who calls it says how it ends.</summary>
    private static bool IsClose(Story story) => story.Analysis.Body.Owner is IMethodSymbol { IsExtensionMethod: true, Name: "Close", Parameters: var parameters }
        && story.Connection.Place is { Receiver: null, Symbol: { } extended } && SymbolEqualityComparer.Default.Equals(extended, parameters[0]);

    public static bool LeavesToChance(Observation seen) => Story.Disposes(seen) && IsNormal(seen) && seen.Before.May(Facts.InUse);

    /// <summary>Neither an exception on its way nor one just caught.</summary>
    public static bool IsNormal(Observation seen) => !seen.Unwinds && !seen.At.Block.IsInCatch();

    /// <summary>It was connected, put into a field, and is not wanted any more: nobody has exchanged anything over it.</summary>
    private static bool IsOnlyDialed(Story story, Observation end) => story.Connection.Place is null && !story.IsHandedOver
        && story.Observations.Any(IsKeptUnused) && story.Observations.Where(seen => seen.Operation.Syntax.SpanStart < end.Operation.Syntax.SpanStart)
            .All(static seen => IsKeptUnused(seen) || seen.Event is ConnectionEvent.Await or ConnectionEvent.Part || Evaluator.IsTermination(seen.Event));

    /// <summary>On some way somebody has said how the field ends. That it is in use on another is only taken for granted: nothing here shows it.</summary>
    private static bool IsDecided(Story story, Observation end) => IsOnlyFound(story) && story.Observations
        .Any(seen => ReferenceEquals(seen.Operation, end.Operation) && seen.Before.May(Facts.AfterFin | Facts.Closed | Facts.Aborted));

    /// <summary>Another takes its place, in what is not called an end: it had failed, or never was there.</summary>
    private static bool IsReplaced(Story story, Observation end) => IsOnlyFound(story) && !TeamVocabulary.SoundsLikeAnEnd(story.Analysis.Body.Owner.Name) && story.Analysis.Body.Facts.MadeLast(story.Connection.Place!) > end.Operation.Syntax.SpanStart;

    /// <summary>A field that this member ends, and of which it knows nothing else.</summary>
    private static bool IsOnlyFound(Story story) => story.Connection is { IsOwned: false, Place.IsOfThis: true } && !story.IsHandedOver && !story.Observations.Any(Story.Exchanges);

    /// <summary>What the rest of the type does with the field speaks against it: somebody else resets it, or has been told to end it just before.</summary>
    private static bool IsDoubtful(Story story, Observation end) => IsOnlyFound(story) && story.Analysis.Body.OthersOf(story.Connection.Place!.Symbol!) is var others
        && (others.Arm || others.EndIn(story.Analysis.Body.Graph.OriginalOperation.Syntax, end.Operation.Syntax.SpanStart));

    /// <summary><c>_all[i].Close(); _all[i].Dispose();</c>: each time it is drawn it is another one to the engine, so whether it is the same is asked of the text.</summary>
    private static bool IsEndedAbove(Story story, Observation end) => story.Connection is { IsOwned: false, Place: null, Origin: ElementAccessExpressionSyntax drawn }
        && end.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
        && block.Statements.TakeWhile(other => other != statement).OfType<ExpressionStatementSyntax>().Any(other => IsEndOf(drawn, other.Expression));

    private static bool IsEndOf(ExpressionSyntax drawn, ExpressionSyntax call) => call switch
    {
        AwaitExpressionSyntax awaited => IsEndOf(drawn, awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Close" or "Abort" or "CloseGracefully" or "CloseGracefullyAsync", Expression: var ended } } => ended.ToString() == drawn.ToString(),
        _ => false,
    };

    /// <summary>A method of the same object that is called before has closed it, through others that it calls.</summary>
    private static bool IsEndedBelow(Story story, Observation end) => story.Connection.Place is { IsOfThis: true, Symbol: { ContainingType: not null } member }
        && EndsBelow.CalledIn(story.Analysis.Body.Graph.OriginalOperation.Syntax, end.Operation.Syntax.SpanStart).Distinct().Any(called => story.Analysis.Body.EndsBelow(member, called));

    private static bool IsKeptUnused(Observation seen) =>
        seen is { Event: ConnectionEvent.Stow or ConnectionEvent.Escape, Operation: ISimpleAssignmentOperation or IInvocationOperation { TargetMethod.ContainingType.Name: nameof(Interlocked) } } && seen.Before.Must(Facts.Connected);

    /// <summary>A view was disposed, then the connection was closed: somebody said how it ends.</summary>
    private static bool IsEndedAfterwards(Story story)
    {
        var end = story.Analysis.Solution.Normal?[story.Connection.Id];
        return end?.May(Facts.Abandoned | Facts.Forsaken) is not true
            && story.Observations.Concat(story.Indirect).Any(seen => (Story.Closes(seen) || seen.Event == ConnectionEvent.Abort) && (seen.Before == Facts.Abandoned || (end is not null && seen.Before.May(Facts.Abandoned))));
    }
}
