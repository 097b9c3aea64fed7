using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Style;

/// <summary>Writes a new statement as the file would have it.</summary>
internal sealed class Printer(FileStyle style)
{
    public string Print(StatementSyntax statement, Margin margin) => Print(statement, margin, out _);

    /// <summary>The parts of a statement before and behind the content of its first block.</summary>
    public (string Open, string Close) Around(StatementSyntax template, Margin margin)
    {
        var text = Print(template, margin, out var hole);
        return (text.Substring(0, hole), text.Substring(hole));
    }

    /// <summary>What stands before the first block.</summary>
    public string Header(StatementSyntax template) => Around(template, Margin.Inline).Open.TrimEnd('{', ' ');

    /// <summary>The opening brace of a block, as it follows its owner.</summary>
    public string OpenBrace(string kind, Margin margin) => style.Braces.OpenOnNewLine(kind) && !margin.IsInline ? margin.Break + "{" : " {";

    private string Print(StatementSyntax statement, Margin margin, out int hole)
    {
        var (text, before) = (new StringBuilder(), default(SyntaxToken));
        var margins = new Stack<Margin>();
        margins.Push(margin);
        hole = -1;
        foreach (var token in statement.DescendantTokens())
        {
            if (IsBrace(token, SyntaxKind.CloseBraceToken))
            {
                margins.Pop();
            }

            text.Append(before.Span.Length == 0 ? "" : Between(before, token, margins.Peek())).Append(token.Text);
            if (IsBrace(token, SyntaxKind.OpenBraceToken))
            {
                hole = hole < 0 ? text.Length : hole;
                margins.Push(style.Deeper(margins.Peek()));
            }

            before = token;
        }

        return text.ToString();
    }

    private string Between(SyntaxToken before, SyntaxToken token, Margin margin) => token switch
    {
        _ when IsBrace(token, SyntaxKind.OpenBraceToken) => OpenBrace(Braces.ControlBlocks, margin).TrimEnd('{'),
        _ when IsBrace(token, SyntaxKind.CloseBraceToken) || token.Parent?.AncestorsAndSelf().OfType<StatementSyntax>().FirstOrDefault() is { Parent: BlockSyntax } own && own.GetFirstToken() == token => margin.Break,
        { Parent: CatchClauseSyntax } when IsBrace(before, SyntaxKind.CloseBraceToken) => style.Braces.ContinueOnNewLine("catch") ? margin.Break : " ",
        _ => style.Spacing.Between(before, token),
    };

    private static bool IsBrace(SyntaxToken token, SyntaxKind kind) => token.IsKind(kind) && token.Parent is BlockSyntax;
}
