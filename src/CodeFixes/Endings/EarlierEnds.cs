using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>
/// A <c>using</c> of a view inside of the region: where its body ends, the connection ends as well, and the exits behind it come too late.
/// </summary>
internal static class EarlierEnds
{
    /// <summary>The exits, and the ends of those bodies; without the exits that only lie behind one that is always run.</summary>
    public static List<NormalExit?> Moved(IReadOnlyList<NormalExit?> exits, Region region, string connection, SemanticModel model)
    {
        var views = ConnectionViews.In(region.Nodes, connection);
        var bodies = region.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Where(node => views.IsDisposedBy(node))
            .Select(node => BodyOf(node, region)).OfType<StatementSyntax>().ToList();
        var innermost = bodies.Where(body => !bodies.Any(other => other != body && body.Contains(other))).ToList();
        var always = innermost.FirstOrDefault(body => region.Statements.Any(statement => IsRunWith(body, statement)));
        var kept = exits.Where(exit => exit is null || always is null || always.Contains(exit.Place) || exit.Position < always.SpanStart);
        var added = innermost.Where(body => EndsNormally(body, model)).Select(NormalExit.EndOf);
        return kept.Union(added).ToList();
    }

    // Null for a view that lives as long as the region itself.
    private static StatementSyntax? BodyOf(SyntaxNode disposing, Region region) => disposing switch
    {
        UsingStatementSyntax { Statement: UsingStatementSyntax } => null,
        UsingStatementSyntax block => block.Statement,
        _ => disposing.Parent is StatementSyntax block && region.Nodes.Any(node => node.Contains(block)) && block != region.Body ? block : null,
    };

    // A body of usings that are statements of the region, whatever else the region does.
    private static bool IsRunWith(StatementSyntax body, SyntaxNode statement)
    {
        while (statement is UsingStatementSyntax block)
        {
            statement = block.Statement;
        }

        return statement == body;
    }

    private static bool EndsNormally(StatementSyntax body, SemanticModel model) => model.AnalyzeControlFlow(body) is { Succeeded: true, EndPointIsReachable: true };
}
