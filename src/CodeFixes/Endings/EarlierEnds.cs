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
        var views = ConnectionViews.In(region.Nodes, connection, model);
        var bodies = region.Nodes.SelectMany(node => node.DescendantNodesAndSelf(InSameFunction)).Where(views.IsDisposedBy)
            .Select(node => BodyOf(node, region)).OfType<StatementSyntax>().Distinct().ToList();
        var innermost = bodies.Where(body => !bodies.Any(other => other != body && body.Contains(other))).ToList();
        var always = innermost.FirstOrDefault(body => IsAlwaysRun(body, region));
        var kept = exits.Where(exit => exit is null || always is null || always.Contains(exit.Place) || exit.Position < always.SpanStart);
        var added = innermost.Where(body => EndsNormally(body, model)).Select(NormalExit.EndOf);
        return kept.Union(added).ToList();
    }

    private static bool InSameFunction(SyntaxNode node) => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    // Null for a view that lives as long as the region itself.
    private static StatementSyntax? BodyOf(SyntaxNode disposing, Region region)
    {
        if (disposing is not UsingStatementSyntax block)
        {
            return disposing.Parent is StatementSyntax around && region.Nodes.Any(node => node.Contains(around)) && around != region.Body ? around : null;
        }

        var body = block.Statement;
        while (body is UsingStatementSyntax stacked)
        {
            body = stacked.Statement;
        }

        return body;
    }

    // Nothing but blocks and usings lies between it and the region.
    private static bool IsAlwaysRun(StatementSyntax body, Region region) =>
        body.Ancestors().TakeWhile(node => region.Nodes.Any(part => part.Contains(node))).All(node => node is BlockSyntax or UsingStatementSyntax or GlobalStatementSyntax);

    private static bool EndsNormally(StatementSyntax body, SemanticModel model) => model.AnalyzeControlFlow(body) is { Succeeded: true, EndPointIsReachable: true };
}
