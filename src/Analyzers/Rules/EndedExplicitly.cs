using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Analyzers.Rules;

/// <summary>What others may still warn of, and need not: the code says how it ends, on every path.</summary>
internal static class EndedExplicitly
{
    private const Facts Said = Facts.Closed | Facts.Aborted;

    /// <summary>Where it stands in <paramref name="tree"/>: creations and the variables they are put into, members, assignments over what has ended, disposes that only tidy up.</summary>
    public static IEnumerable<TextSpan> In(BodyAnalysis analysis, SyntaxTree tree) =>
        Origins(analysis).Concat(Members(analysis)).Concat(Overwritten(analysis)).Concat(Disposed(analysis)).Where(node => node.SyntaxTree == tree).SelectMany(Spans);

    /// <summary>What one points at as a whole, another points at by its name.</summary>
    private static IEnumerable<TextSpan> Spans(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } variable => new[] { variable.Identifier.Span, variable.Span, declaration.Span, declaration.Parent!.Span },
        VariableDeclaratorSyntax variable => new[] { variable.Identifier.Span, variable.Span },
        PropertyDeclarationSyntax property => new[] { property.Identifier.Span, property.Span },
        AssignmentExpressionSyntax assignment => new[] { assignment.Span, assignment.Left.Span },
        ExpressionSyntax { Parent: ExpressionStatementSyntax statement } => new[] { node.Span, statement.Span },
        _ => new[] { node.Span },
    };

    private static IEnumerable<SyntaxNode> Origins(BodyAnalysis analysis) => analysis.Body.Connections.All
        .Where(connection => connection.IsOwned && IsFreed(analysis, connection) && IsEnded(analysis, connection))
        .SelectMany(static connection => Around(connection.Origin));

    private static bool IsFreed(BodyAnalysis analysis, Connection connection) => analysis.Body.ContractOf(connection).IsFreedByItsEnds;

    private static bool IsEnded(BodyAnalysis analysis, Connection connection) =>
        !analysis.Record.LossesOf(connection).Any() && IsSaid(analysis.Solution.Normal, connection) && IsSaid(analysis.Solution.Exceptional, connection)
        && (analysis.Solution.Normal ?? analysis.Solution.Exceptional) is not null;

    /// <summary>Where it never came to be there is nothing to end.</summary>
    private static bool IsSaid(State? end, Connection connection) => end is null || (end[connection.Id] & ~Said) == Facts.None;

    /// <summary>The expression, and the variable it is the whole value of.</summary>
    private static IEnumerable<SyntaxNode> Around(SyntaxNode origin)
    {
        var whole = origin;
        for (; whole.Parent is AwaitExpressionSyntax or ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax; whole = whole.Parent)
            yield return whole;
        yield return whole;
        if (whole.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable })
            yield return variable;
    }

    /// <summary>A member that the type's own dispose ends.</summary>
    private static IEnumerable<SyntaxNode> Members(BodyAnalysis analysis) => analysis.Body.Owner is IMethodSymbol { Name: "Dispose" or "DisposeAsync", Parameters.IsEmpty: true }
        ? analysis.Body.Connections.All
            .Where(connection => IsFreed(analysis, connection) && connection.Place is { IsOfThis: true } && analysis.Solution.Normal is { } end && end[connection.Id] is var facts and not Facts.None && facts.Must(Said))
            .SelectMany(static connection => connection.Place!.Symbol!.DeclaringSyntaxReferences).Select(static declaration => declaration.GetSyntax())
        : Enumerable.Empty<SyntaxNode>();

    private static IEnumerable<SyntaxNode> Overwritten(BodyAnalysis analysis) => analysis.Record.Overwritten.GroupBy(static pass => pass.By.Syntax)
        .Where(static passes => passes.All(static pass => (pass.Old & ~Said) == Facts.None) && passes.Any(static pass => pass.Old != Facts.None)).Select(static passes => passes.Key);

    /// <summary>Also what is not ours to dispose: it has ended, and the end was said.</summary>
    private static IEnumerable<SyntaxNode> Disposed(BodyAnalysis analysis) => analysis.Record.Observations.Where(seen => Story.Disposes(seen) && IsFreed(analysis, seen.Connection)).GroupBy(static seen => seen.Operation.Syntax)
        .Where(static passes => passes.All(static seen => seen.Before.Must(Said))).Select(static passes => passes.Key);
}
