using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Style;

/// <summary>Where the file puts its braces, and what follows them.</summary>
internal sealed class Braces(SyntaxNode root, Lines lines, Preferences preferences)
{
    public const string ControlBlocks = "control_blocks";

    private readonly Lazy<ILookup<string, bool>> opened = new(() => Opened(root, lines));
    private readonly Lazy<List<bool>> continued = new(() => Continued(root, lines));
    private readonly Lazy<List<bool>> spaced = new(() => Spaced(root, lines));

    /// <summary>The opening brace of a block has a line of its own.</summary>
    public bool OpenOnNewLine(string kind) => preferences.Lists("csharp_new_line_before_open_brace", kind)
        ?? Most(opened.Value[kind])
        ?? Most(opened.Value.SelectMany(places => places))
        ?? true;

    /// <summary><c>else</c>, <c>catch</c> and <c>finally</c> begin a line.</summary>
    public bool ContinueOnNewLine(string keyword) => preferences.Flag("csharp_new_line_before_" + keyword)
        ?? Most(continued.Value)
        ?? OpenOnNewLine(ControlBlocks);

    /// <summary>A blank line follows a block.</summary>
    public bool BlankBehind => Most(spaced.Value) ?? true;

    public static string KindOf(SyntaxNode? owner) => owner switch
    {
        AccessorDeclarationSyntax => "accessors",
        LocalFunctionStatementSyntax => "local_functions",
        LambdaExpressionSyntax => "lambdas",
        AnonymousMethodExpressionSyntax => "anonymous_methods",
        BaseMethodDeclarationSyntax => "methods",
        BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax => "types",
        _ => ControlBlocks,
    };

    private static bool? Most(IEnumerable<bool> habits)
    {
        var all = habits.ToList();
        return all.Count == 0 ? null : all.Count(habit => habit) * 2 >= all.Count;
    }

    private static ILookup<string, bool> Opened(SyntaxNode root, Lines lines) => root.DescendantNodes()
        .Select(node => node switch
        {
            BlockSyntax block => (Owner: block.Parent, Open: block.OpenBraceToken, Close: block.CloseBraceToken),
            BaseTypeDeclarationSyntax type => (type, type.OpenBraceToken, type.CloseBraceToken),
            _ => default,
        })
        .Where(found => found.Owner is not null && found.Open.Span.Length > 0 && lines.LineOf(found.Open.SpanStart) != lines.LineOf(found.Close.SpanStart))
        .ToLookup(found => KindOf(found.Owner), found => lines.Begins(found.Open));

    private static List<bool> Continued(SyntaxNode root, Lines lines) => root.DescendantNodes()
        .Select(node => node switch
        {
            ElseClauseSyntax clause => clause.ElseKeyword,
            CatchClauseSyntax clause => clause.CatchKeyword,
            FinallyClauseSyntax clause => clause.FinallyKeyword,
            _ => default,
        })
        .Where(keyword => keyword.Span.Length > 0 && keyword.GetPreviousToken() is var before && before.IsKind(SyntaxKind.CloseBraceToken) && lines.Begins(before))
        .Select(keyword => lines.Begins(keyword))
        .ToList();

    private static List<bool> Spaced(SyntaxNode root, Lines lines) => root.DescendantNodes().OfType<BlockSyntax>()
        .SelectMany(block => block.Statements.Zip(block.Statements.Skip(1), (statement, next) => (Close: statement.GetLastToken(), Next: next)))
        .Where(pair => pair.Close.IsKind(SyntaxKind.CloseBraceToken) && lines.Begins(pair.Close))
        .Select(pair => lines.IsBlank(lines.LineOf(pair.Close.SpanStart) + 1))
        .ToList();
}
