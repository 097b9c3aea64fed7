using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials.Checks;

/// <summary>An added line is indented as what stands beside it, in the characters that the file is indented with.</summary>
internal static class IndentationCheck
{
    public static IEnumerable<Flaw> Of(Change change)
    {
        foreach (var line in change.Diff.Added.Where(line => line.ToString().Trim().Length > 0))
        {
            var own = LinesCheck.Indentation(line);
            var token = change.After.Root.FindToken(line.Start + own.Length);
            if (token.SpanStart == line.Start + own.Length && Expected(change, token) is { } expected && expected != own && !TakesThePlaceOf(change, line, own))
            {
                yield return new(Promise.Style, "foreign indentation", $"'{Visible(own)}' instead of '{Visible(expected)}': {line.ToString().Trim()}");
            }
        }
    }

    // Another statement at the place of the one that was there.
    private static bool TakesThePlaceOf(Change change, TextLine line, string own) =>
        change.Diff.Hunks.First(hunk => hunk.Added.Contains(line)).Removed.Any(removed => removed.ToString().Trim().Length > 0 && LinesCheck.Indentation(removed) == own && removed.ToString().TrimStart()[0] == line.ToString().TrimStart()[0]);

    private static string Visible(string space) => space.Replace("\t", "→", StringComparison.Ordinal).Replace(' ', '·');

    /// <summary>Null where nothing says how it should be.</summary>
    private static string? Expected(Change change, SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.CloseBraceToken) && token.Parent is BlockSyntax closed)
        {
            return IsLaidOut(change, closed) ? IndentationOf(change, closed.OpenBraceToken) : null;
        }

        if (token.Parent is UsingDirectiveSyntax directive)
        {
            return Neighbour(change, SiblingsOf(directive), directive);
        }

        var node = token.Parent!.AncestorsAndSelf().TakeWhile(ancestor => ancestor.GetFirstToken() == token).LastOrDefault(ancestor => ancestor is StatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax);
        return node switch
        {
            BlockSyntax { Parent: StatementSyntax or CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax } block => HasHalfIndents(change) ? null : OfOwner(change, block.Parent!),
            ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax => OfOwner(change, node.Parent!),
            StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement => OfStatement(change, statement),
            _ => null,
        };
    }

    private static bool HasHalfIndents(Change change) => change.Before.Habits.Value.Unit.Length == 0;

    private static string? OfOwner(Change change, SyntaxNode owner) =>
        StartsLine(change, owner.GetFirstToken()) ? IndentationOf(change, owner.GetFirstToken()) : null;

    private static string? OfStatement(Change change, StatementSyntax statement)
    {
        if (Neighbour(change, SiblingsOf(statement), statement) is { } beside)
        {
            return beside;
        }

        return statement.Parent is BlockSyntax block && IsLaidOut(change, block) ? IndentationOf(change, block.OpenBraceToken) + change.Before.Habits.Value.Unit : null;
    }

    // Where several members share a line, nothing says how deep what is in them is.
    private static bool IsLaidOut(Change change, BlockSyntax block) =>
        StartsLine(change, block.OpenBraceToken) || block.Parent is null or StatementSyntax or ElseClauseSyntax or CatchClauseSyntax or FinallyClauseSyntax || StartsLine(change, block.Parent.GetFirstToken());

    // The nearest that has not changed, and starts its line.
    private static string? Neighbour(Change change, IReadOnlyList<SyntaxNode> siblings, SyntaxNode node) => siblings
        .Where(other => other != node && other is not LabeledStatementSyntax && StartsLine(change, other.GetFirstToken()) && change.Diff.IsKept(LineOf(change, other.GetFirstToken())))
        .OrderBy(other => Math.Abs(other.SpanStart - node.SpanStart))
        .Select(other => IndentationOf(change, other.GetFirstToken()))
        .FirstOrDefault();

    private static IReadOnlyList<SyntaxNode> SiblingsOf(SyntaxNode node) => node.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        CompilationUnitSyntax unit => unit.Usings,
        BaseNamespaceDeclarationSyntax space => space.Usings,
        _ => [],
    };

    private static TextLine LineOf(Change change, SyntaxToken token) => change.After.Text.Lines.GetLineFromPosition(token.SpanStart);

    private static bool StartsLine(Change change, SyntaxToken token)
    {
        var line = LineOf(change, token);
        return change.After.Text.ToString(TextSpan.FromBounds(line.Start, token.SpanStart)).AsSpan().Trim().IsEmpty;
    }

    private static string IndentationOf(Change change, SyntaxToken token) => LinesCheck.Indentation(LineOf(change, token));
}
