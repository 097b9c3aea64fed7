using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Style;

/// <summary>Whether the file puts a space before its parentheses.</summary>
internal sealed class Spacing(SyntaxNode root, Preferences preferences)
{
    private readonly Lazy<bool> beforeArguments = new(() =>
        preferences.Flag("csharp_space_between_method_call_name_and_opening_parenthesis") ?? Most(root.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.ArgumentList.OpenParenToken), unlessFound: false));

    private readonly Lazy<bool> behindKeywords = new(() =>
        preferences.Flag("csharp_space_after_keywords_in_control_flow_statements") ?? Most(root.DescendantNodes().Select(Parenthesis), unlessFound: true));

    /// <summary>The white space between two tokens of new code, given that of its template.</summary>
    public string Between(SyntaxToken before, SyntaxToken token) =>
        token.IsKind(SyntaxKind.OpenParenToken) && token.Parent is ArgumentListSyntax ? (beforeArguments.Value ? " " : "")
        : token.Parent is not null && token == Parenthesis(token.Parent) ? (behindKeywords.Value ? " " : "")
        : before.TrailingTrivia.ToFullString() + token.LeadingTrivia.ToFullString();

    private static bool Most(IEnumerable<SyntaxToken> parentheses, bool unlessFound)
    {
        var spaced = parentheses.Where(token => token.Span.Length > 0).Select(token => token.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.WhitespaceTrivia)).ToList();
        return spaced.Count == 0 ? unlessFound : spaced.Count(space => space) * 2 > spaced.Count;
    }

    private static SyntaxToken Parenthesis(SyntaxNode node) => node switch
    {
        IfStatementSyntax statement => statement.OpenParenToken,
        UsingStatementSyntax statement => statement.OpenParenToken,
        WhileStatementSyntax statement => statement.OpenParenToken,
        ForStatementSyntax statement => statement.OpenParenToken,
        CommonForEachStatementSyntax statement => statement.OpenParenToken,
        LockStatementSyntax statement => statement.OpenParenToken,
        _ => default,
    };
}
