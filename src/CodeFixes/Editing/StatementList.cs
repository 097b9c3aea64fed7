using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>Statements that follow each other.</summary>
/// <param name="Before">The token before the first: a brace, a colon, or none.</param>
/// <param name="Close">The brace behind the last, if any.</param>
internal sealed record StatementList(IReadOnlyList<StatementSyntax> Statements, SyntaxToken Before, SyntaxToken Close)
{
    /// <summary>Where control gets to last: local functions below are called from above, unless they use what is declared there.</summary>
    public int End { get; } = Statements.Count - Statements.Reverse().TakeWhile(statement => statement is LocalFunctionStatementSyntax).Count();

    /// <summary>The token behind which the next statement would come.</summary>
    public SyntaxToken TokenBefore(int index) => index == 0 ? Before : Statements[index - 1].GetLastToken();

    public static StatementList? Of(SyntaxNode owner) => owner switch
    {
        BlockSyntax block => new(block.Statements, block.OpenBraceToken, block.CloseBraceToken),
        SwitchSectionSyntax section => new(section.Statements, section.Labels.Last().ColonToken, default),
        CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) =>
            new(unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList(), default, default),
        _ => null,
    };
}
