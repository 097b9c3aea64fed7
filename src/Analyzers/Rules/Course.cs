using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>Where control goes on behind a statement, when nothing more happens before it leaves: to the next jump, or out at the end.</summary>
/// <param name="body">What is left.</param>
/// <param name="leaves">Whether a jump leaves it.</param>
internal sealed class Course(SyntaxNode body, Func<SyntaxNode, bool> leaves)
{
    /// <summary>The jumps by which control can leave from here; null among them: through the end.</summary>
    /// <param name="last">What was evaluated last.</param>
    /// <param name="isForked">Both outcomes of it leave.</param>
    public IEnumerable<SyntaxNode?> From(SyntaxNode last, bool isForked)
    {
        var statement = last.AncestorsAndSelf().FirstOrDefault(static node => node is StatementSyntax or SwitchSectionSyntax);
        var (taken, skipped) = statement switch
        {
            IfStatementSyntax choice when choice.Condition.Span.Contains(last.Span) => (Jump(choice.Statement), (choice.Else is { } other ? Jump(other.Statement) : null) ?? After(choice)),
            SwitchSectionSyntax { Statements: { Count: > 0 } chosen } section => (Jump(chosen[0]), After(section)),
            _ => (null, After(statement ?? body)),
        };
        return taken is null ? new[] { skipped } : isForked ? new[] { taken, skipped } : new[] { taken };
    }

    /// <summary>The same from the first of the statements on, where nothing happens at all before it leaves.</summary>
    public SyntaxNode? Through(IEnumerable<StatementSyntax> statements) => statements.FirstOrDefault(IsCode) is { } first ? Entered(first) : null;

    private SyntaxNode? After(SyntaxNode node)
    {
        for (var at = node; at != body && at.Parent is { } parent; at = parent)
        {
            var rest = Following(at, parent);
            if (rest.FirstOrDefault(IsCode) is { } next)
                return Entered(next);
        }

        return null;
    }

    private static bool IsCode(StatementSyntax statement) => statement is not (LocalFunctionStatementSyntax or EmptyStatementSyntax);

    private SyntaxNode? Entered(StatementSyntax next) => next switch
    {
        BreakStatementSyntax when !leaves(next) => After(next.Ancestors().First(static node => node is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or SwitchStatementSyntax)),
        LabeledStatementSyntax label => Entered(label.Statement),
        BlockSyntax or BreakStatementSyntax => Jump(next) ?? After(next),
        _ => Jump(next) ?? JumpIn(next),
    };

    /// <summary>A jump out, or a block that begins with one.</summary>
    private SyntaxNode? Jump(StatementSyntax statement) =>
        leaves(statement) ? statement : statement is BlockSyntax { Statements: { Count: > 0 } inner } ? Jump(inner[0]) : null;

    /// <summary>What is evaluated last can be a part of the next statement that has no code of its own: its jump is the next in the text.</summary>
    private SyntaxNode? JumpIn(StatementSyntax next) => body.DescendantNodes().FirstOrDefault(node => node.SpanStart >= next.SpanStart && leaves(node));

    private static IEnumerable<StatementSyntax> Following(SyntaxNode at, SyntaxNode parent) => parent switch
    {
        BlockSyntax block => block.Statements.SkipWhile(statement => statement != at).Skip(1),
        SwitchSectionSyntax section when at is StatementSyntax => section.Statements.SkipWhile(statement => statement != at).Skip(1),
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().SkipWhile(member => member != at).Skip(1).Select(static member => member.Statement),
        _ => Enumerable.Empty<StatementSyntax>(),
    };
}
