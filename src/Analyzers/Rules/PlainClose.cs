using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP303: Close of an open connection resets it if input is unread or a receive is pending.</summary>
internal static class PlainClose
{
    public static IEnumerable<Diagnostic> Ask(Story story) =>
        story.Calls(seen => IsPlain(seen) && !IsByContract(story.Analysis.Body.Symbols, seen) && !story.IsOnError(seen) && !IsBestThereIs(story, seen) && !ClosedThroughView.Is(story, seen)).Select(seen => Tell(story, seen));

    private static Diagnostic Tell(Story story, Observation close)
    {
        var failed = close.At.Block.IsOnError();
        return new Report(story, close).OnError(failed).Create(Descriptors.PlainClose, Remedy.InsteadOfClose(story, close, failed));
    }

    /// <summary>What a team calls a close is one.</summary>
    private static bool IsByContract(ConnectionSymbols symbols, Observation seen) =>
        symbols.IsByContract(Ending.TypeOf(seen)) || (seen.Operation is IInvocationOperation call && symbols.IsContractMember(call.TargetMethod));

    /// <summary>Somebody has thought of it, and where nobody may wait for the peer, or without the runtime, no better close could be written.</summary>
    private static bool IsBestThereIs(Story story, Observation seen) =>
        IsDecided(story, seen) && (!story.Analysis.Body.Symbols.HasRuntime || Waiting.IsUnwelcome(story, seen.Operation.Syntax));

    /// <summary>Its failure aborts, or the Dispose that follows shows that the close is there to say something.</summary>
    private static bool IsDecided(Story story, Observation seen) => story.Observations.Any(other =>
        (other.Event == ConnectionEvent.Abort && story.IsOnError(other)) || (Story.Disposes(other) && IsNext(seen, other)));

    /// <summary>With nothing but the end of other parts, its streams for example, in between.</summary>
    private static bool IsNext(Observation close, Observation dispose) =>
        close.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax block } statement
        && dispose.Operation.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } last && last.Parent == block && last.SpanStart > statement.SpanStart
        && block.Statements.Where(between => between.SpanStart > statement.SpanStart && between.SpanStart < last.SpanStart).All(IsEndOfAPart);

    private static bool IsEndOfAPart(StatementSyntax statement) => statement is ExpressionStatementSyntax { Expression: var what } && what switch
    {
        AssignmentExpressionSyntax { Right.RawKind: (int)SyntaxKind.NullLiteralExpression } => true,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "Close" } } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose" or "Close" } } => true,
        _ => false,
    };

    public static bool IsPlain(Observation seen) =>
        seen.Event is ConnectionEvent.Close or ConnectionEvent.CloseSocket && !seen.Unwinds && seen.Before.Must(Facts.InUse) && !seen.Before.Must(Facts.Drained);
}
