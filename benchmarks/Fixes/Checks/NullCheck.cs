using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>Where null was fine before, it still is, also where the compiler is not asked about it.</summary>
internal static class NullCheck
{
    public static IEnumerable<Flaw> Of(Change change) =>
        from call in AddedCalls.In(change)
        where call.Receiver is not null && call.Call.Expression is MemberAccessExpressionSyntax && !IsChecked(call.Call, call.Receiver.ToString())
        from line in change.Diff.Hunks.SelectMany(hunk => hunk.Removed.Concat(hunk.Added)).Select(line => line.ToString()).Concat(Neighbours(call.Call))
        where AllowsNull(line, call.Receiver.ToString())
        group line by call.Call.ToString() into perCall
        select new Flaw(Promise.Sound, "null check lost", $"{perCall.Key} beside {perCall.First().Trim()}");

    // c?.Dispose(), or handed to a helper by reference.
    private static bool AllowsNull(string line, string receiver) =>
        line.Contains(receiver + "?.", StringComparison.Ordinal) && !line.Contains("." + receiver + "?.", StringComparison.Ordinal) || line.Contains("ref " + receiver + ")", StringComparison.Ordinal);

    private static IEnumerable<string> Neighbours(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<StatementSyntax>()?.Parent is BlockSyntax block
            ? block.Statements.SkipWhile(statement => !statement.Span.Contains(call.Span)).Skip(1).Take(1).Select(statement => statement.ToString())
            : [];

    private static bool IsChecked(InvocationExpressionSyntax call, string receiver) =>
        call.Ancestors().OfType<IfStatementSyntax>().Any(test => test.Condition.ToString().Contains(receiver, StringComparison.Ordinal));
}
