using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>
/// An exit that success and a swallowed exception share: the close belongs where the <c>try</c> has succeeded, and what gets to the
/// exit without one has failed, which the scope tells the peer.
/// </summary>
internal static class Swallowing
{
    /// <summary>The exit, moved to the end of the last such try; none where success never gets to it, or has ended the connection by then.</summary>
    public static IEnumerable<NormalExit?> Moved(NormalExit? exit, ConnectionViews views, IReadOnlyCollection<SyntaxNode> ends, SemanticModel model)
    {
        if (exit is null || Attempt(exit.Place, views, model) is not { } attempt)
        {
            return [exit];
        }

        return IsEnded(attempt.Block, ends) || model.AnalyzeControlFlow(attempt.Block) is not { Succeeded: true, EndPointIsReachable: true }
            ? []
            : Moved(NormalExit.EndOf(attempt.Block), views, ends, model);
    }

    private static TryStatementSyntax? Attempt(SyntaxNode exit, ConnectionViews views, SemanticModel model)
    {
        if (exit is ReturnStatementSyntax { Expression: { } value } && views.Mentions(value))
        {
            return null;
        }

        return Before(exit).Reverse().TakeWhile(statement => IsSwallowing(statement, model) || !views.Mentions(statement))
            .OfType<TryStatementSyntax>().FirstOrDefault(statement => IsSwallowing(statement, model) && views.Mentions(statement.Block));
    }

    // Control goes on behind one of its catches.
    private static bool IsSwallowing(StatementSyntax statement, SemanticModel model) => statement is TryStatementSyntax attempt
        && attempt.Catches.Any(handler => model.AnalyzeControlFlow(handler.Block) is { Succeeded: true, EndPointIsReachable: true });

    private static bool IsEnded(BlockSyntax block, IReadOnlyCollection<SyntaxNode> ends) =>
        ends.Any(end => end.FirstAncestorOrSelf<StatementSyntax>()?.Parent == block);

    private static IEnumerable<StatementSyntax> Before(SyntaxNode place) => place switch
    {
        BlockSyntax block => block.Statements,
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
        { Parent: BlockSyntax block } => block.Statements.TakeWhile(statement => statement != place),
        { Parent: SwitchSectionSyntax section } => section.Statements.TakeWhile(statement => statement != place),
        _ => Array.Empty<StatementSyntax>(),
    };
}
