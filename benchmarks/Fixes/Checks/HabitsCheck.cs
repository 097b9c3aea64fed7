using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>What was added is written as the file is written.</summary>
internal static class HabitsCheck
{
    public static IEnumerable<Flaw> Of(Change change)
    {
        var habits = change.Before.Habits.Value;
        var added = change.After.Root.DescendantNodes().Where(node => IsAdded(change, node)).ToList();
        var calls = added.OfType<InvocationExpressionSyntax>().Where(call => IsAdded(change, call.ArgumentList.OpenParenToken));
        var keywords = added.Select(Habits.ParenthesisOf).Where(token => !token.IsKind(SyntaxKind.None));
        var braces = added.OfType<BlockSyntax>().Where(block => block.Parent is not LambdaExpressionSyntax && block.Statements.Count > 0);
        return
        [
            .. Unlike(calls, habits.SpacesCalls, call => Habits.IsSpaced(call.ArgumentList.OpenParenToken), "spaces before the parenthesis of a call"),
            .. Unlike(keywords, habits.SpacesKeywords, Habits.IsSpaced, "spaces before the parenthesis of a keyword"),
            .. Unlike(braces, habits.BreaksBeforeBraces, block => change.After.Habits.Value.StartsLine(block.OpenBraceToken), "place of a brace"),
            .. Unlike(Habits.Declarations(added).Where(declaration => declaration.Type.IsVar), habits.UsesVar, _ => true, "var or type"),
            .. Unlike(added.OfType<AwaitExpressionSyntax>(), habits.LeavesContext, Habits.IsConfigured, "ConfigureAwait"),
        ];
    }

    private static IEnumerable<Flaw> Unlike<T>(IEnumerable<T> added, bool? usual, Func<T, bool> isSo, string what)
        where T : notnull =>
        from one in added
        where usual is not null && isSo(one) != usual
        select new Flaw(Promise.Style, $"foreign habit: {what}", one.ToString()!.Split('\n')[0]);

    private static bool IsAdded(Change change, SyntaxNode node) => IsAdded(change, node.GetFirstToken());

    // A block on one line, of which only the inside is new.
    private static bool IsAlike(string removed, string line) =>
        removed.Contains('{', StringComparison.Ordinal) && removed.Contains('}', StringComparison.Ordinal) && line.StartsWith(removed[..(removed.IndexOf('{', StringComparison.Ordinal) + 1)], StringComparison.Ordinal);

    // On a line that is new, and not one of the old words on it.
    private static bool IsAdded(Change change, SyntaxToken token)
    {
        var line = change.After.Text.Lines.GetLineFromPosition(token.SpanStart);
        return !change.Diff.IsKept(line) && !change.Diff.Hunks.SelectMany(hunk => hunk.Removed).Select(removed => removed.ToString().Trim())
            .Any(removed => removed.Length > 0 && (line.ToString().TrimEnd().EndsWith(removed, StringComparison.Ordinal) || IsAlike(removed, line.ToString().Trim())));
    }
}
