using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials.Checks;

/// <summary>How a file is written where the language leaves it open. Null: it does the one as well as the other, or neither.</summary>
internal sealed class Habits
{
    private readonly SourceText text;

    public Habits(SyntaxNode root, SourceText text)
    {
        this.text = text;
        var nodes = root.DescendantNodes().ToList();
        Unit = UnitOf(nodes.OfType<BlockSyntax>());
        SpacesCalls = Usual(nodes.OfType<InvocationExpressionSyntax>().Select(call => IsSpaced(call.ArgumentList.OpenParenToken)));
        SpacesKeywords = Usual(nodes.Select(ParenthesisOf).Where(token => !token.IsKind(SyntaxKind.None)).Select(IsSpaced));
        BreaksBeforeBraces = Usual(nodes.OfType<BlockSyntax>().Where(block => block.Parent is not LambdaExpressionSyntax && IsLong(block)).Select(block => StartsLine(block.OpenBraceToken)));
        UsesVar = Usual(Declarations(nodes).Select(declaration => declaration.Type.IsVar));
        SeparatesBlocks = Usual(nodes.OfType<StatementSyntax>().Where(EndsInBrace).Select(NextOf).OfType<StatementSyntax>().Select(next => HasBlankAbove(next.GetFirstToken())));
        LeavesContext = Usual(nodes.OfType<AwaitExpressionSyntax>().Select(IsConfigured));
    }

    /// <summary>One level of indentation.</summary>
    public string Unit { get; }

    public bool? SpacesCalls { get; }

    public bool? SpacesKeywords { get; }

    public bool? BreaksBeforeBraces { get; }

    public bool? UsesVar { get; }

    public bool? LeavesContext { get; }

    /// <summary>A blank line stands between a block and the statement below it.</summary>
    public bool? SeparatesBlocks { get; }

    public static bool IsSpaced(SyntaxToken parenthesis) => parenthesis.GetPreviousToken().TrailingTrivia.Any(SyntaxKind.WhitespaceTrivia);

    public static bool IsConfigured(AwaitExpressionSyntax wait) => wait.Expression.ToString().Contains("ConfigureAwait", StringComparison.Ordinal);

    /// <summary>Locals for which the writer had the choice.</summary>
    public static IEnumerable<VariableDeclarationSyntax> Declarations(IEnumerable<SyntaxNode> nodes) => nodes.OfType<VariableDeclarationSyntax>()
        .Where(declaration => declaration.Parent is LocalDeclarationStatementSyntax { IsConst: false } or UsingStatementSyntax && declaration.Type is not PredefinedTypeSyntax)
        .Where(declaration => declaration.Variables is [{ Initializer.Value: not LiteralExpressionSyntax }]);

    public static SyntaxToken ParenthesisOf(SyntaxNode node) => node switch
    {
        IfStatementSyntax test => test.OpenParenToken,
        UsingStatementSyntax owner => owner.OpenParenToken,
        WhileStatementSyntax loop => loop.OpenParenToken,
        CommonForEachStatementSyntax loop => loop.OpenParenToken,
        ForStatementSyntax loop => loop.OpenParenToken,
        _ => default,
    };

    public bool StartsLine(SyntaxToken token)
    {
        var line = text.Lines.GetLineFromPosition(token.SpanStart);
        return text.ToString(TextSpan.FromBounds(line.Start, token.SpanStart)).AsSpan().Trim().IsEmpty;
    }

    public bool HasBlankAbove(SyntaxToken token)
    {
        var line = text.Lines.GetLineFromPosition(token.SpanStart).LineNumber;
        return line > 0 && text.Lines[line - 1].ToString().AsSpan().Trim().IsEmpty;
    }

    public static bool EndsInBrace(StatementSyntax statement) => statement.GetLastToken().IsKind(SyntaxKind.CloseBraceToken);

    public static StatementSyntax? NextOf(StatementSyntax statement) => statement.Parent is BlockSyntax block ? block.Statements.ElementAtOrDefault(block.Statements.IndexOf(statement) + 1) : null;

    private static bool IsLong(BlockSyntax block) => block.ToString().Contains('\n', StringComparison.Ordinal);

    // Nine of ten is a habit.
    private static bool? Usual(IEnumerable<bool> seen)
    {
        var all = seen.ToList();
        var yes = all.Count(one => one);
        return all.Count < 3 ? null : yes * 10 >= all.Count * 9 ? true : yes * 10 <= all.Count ? false : null;
    }

    private string UnitOf(IEnumerable<BlockSyntax> blocks) => blocks
        .Where(block => block.Statements.Count > 0 && StartsLine(block.Statements[0].GetFirstToken()))
        .Select(block => (Outer: Indentation(block.CloseBraceToken), Inner: Indentation(block.Statements[0].GetFirstToken())))
        .Where(pair => pair.Inner.StartsWith(pair.Outer, StringComparison.Ordinal) && pair.Inner.Length > pair.Outer.Length)
        .GroupBy(pair => pair.Inner[pair.Outer.Length..])
        .OrderByDescending(group => group.Count())
        .FirstOrDefault()?.Key ?? "    ";

    private string Indentation(SyntaxToken token) => LinesCheck.Indentation(text.Lines.GetLineFromPosition(token.SpanStart));
}
