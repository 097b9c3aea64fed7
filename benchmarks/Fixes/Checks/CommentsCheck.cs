using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.FixTrials.Checks;

/// <summary>No comment is lost.</summary>
internal static class CommentsCheck
{
    public static IEnumerable<Flaw> Of(Change change) =>
        Multiset.Except(CommentsIn(change.Before.Root), CommentsIn(change.After.Root), text => text).Select(lost => new Flaw(Promise.Style, "comment lost", lost));

    private static IEnumerable<string> CommentsIn(SyntaxNode root) => root.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.DisabledTextTrivia))
        .Select(trivia => string.Join('\n', trivia.ToString().Split('\n').Select(line => line.Trim())));
}
