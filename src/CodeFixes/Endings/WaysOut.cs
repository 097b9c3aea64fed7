using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The normal exits of a region that is to become that of a <c>using</c>: the analyzer has not looked for them yet.</summary>
internal static class WaysOut
{
    /// <summary>A variable of a <c>using</c> is never assigned, passed by reference, handed to the caller, owned again, or seen by what is run who knows when.</summary>
    public static bool CanOwn(string name, Region region) => !region.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => Is(assignment.Left, name) || Is(assignment.Right, name),
        ArgumentSyntax argument => Is(argument.Expression, name) && !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        ReturnStatementSyntax { Expression: { } value } => Is(value, name),
        UsingStatementSyntax { Expression: { } owned } => Is(owned, name),
        AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax => node.DescendantNodes().OfType<IdentifierNameSyntax>().Any(mention => Is(mention, name)),
        _ => false,
    });

    /// <summary>Jumps out of the region and its end, except those right behind an explicit end.</summary>
    public static List<NormalExit?> Of(StatementSyntax owner, Region region, IReadOnlyCollection<SyntaxNode> ends, SemanticModel model)
    {
        var body = owner.Parent is GlobalStatementSyntax ? owner.Parent.Parent! : owner.Parent!;
        var statements = region.Statements.ToList();
        var jumps = owner.Parent is GlobalStatementSyntax ? Returns(statements) : Jumps(statements, model);
        var exits = jumps.Where(jump => !IsEnded(jump, ends, model)).Select(jump => (NormalExit?)new NormalExit(jump)).ToList();
        if (EndIsReachable(statements, model) && !Ends(statements, ends, model))
        {
            exits.Add(new(body));
        }

        return exits;
    }

    private static IEnumerable<SyntaxNode> Jumps(List<StatementSyntax> statements, SemanticModel model) => statements.Count == 0
        ? Array.Empty<SyntaxNode>()
        : model.AnalyzeControlFlow(statements[0], statements[statements.Count - 1]) is { Succeeded: true } flow
            ? flow.ExitPoints.Union(flow.ReturnStatements).OrderBy(jump => jump.SpanStart)
            : Returns(statements);

    private static IEnumerable<SyntaxNode> Returns(List<StatementSyntax> statements) => statements
        .SelectMany(statement => statement.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        .Where(node => node is ReturnStatementSyntax);

    private static bool EndIsReachable(List<StatementSyntax> statements, SemanticModel model) =>
        statements.LastOrDefault(statement => statement is not LocalFunctionStatementSyntax) is not { } last
        || model.AnalyzeControlFlow(last) is { Succeeded: true, EndPointIsReachable: true };

    /// <summary>Nobody gets there without having ended the connection.</summary>
    public static bool IsEnded(SyntaxNode exit, IReadOnlyCollection<SyntaxNode> ends, SemanticModel model) => exit switch
    {
        BlockSyntax block => Ends(block, ends, model),
        { Parent: BlockSyntax block } => Ends(block.Statements.TakeWhile(statement => statement != exit), ends, model),
        _ => false,
    };

    // Behind a label there may be others.
    private static bool Ends(IEnumerable<StatementSyntax> statements, IReadOnlyCollection<SyntaxNode> ends, SemanticModel model) =>
        statements.Reverse().TakeWhile(statement => statement is not LabeledStatementSyntax).Any(statement => Ends(statement, ends, model));

    // Whoever comes out of it at its end has ended the connection.
    private static bool Ends(StatementSyntax statement, IReadOnlyCollection<SyntaxNode> ends, SemanticModel model) => statement switch
    {
        BlockSyntax block => Ends(block.Statements, ends, model),
        TryStatementSyntax { Finally.Block: { } last } when Ends(last, ends, model) => true,
        TryStatementSyntax guarded => IsLeftEnded(guarded.Block, ends, model) && guarded.Catches.All(handler => IsLeftEnded(handler.Block, ends, model)),
        _ => ends.Any(end => !IsHalf(end) && end.FirstAncestorOrSelf<StatementSyntax>() == statement),
    };

    private static bool IsLeftEnded(BlockSyntax block, IReadOnlyCollection<SyntaxNode> ends, SemanticModel model) =>
        Ends(block, ends, model) || model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false };

    // A shutdown is only half of an end.
    private static bool IsHalf(SyntaxNode end) => end.ToString().Contains(".Shutdown(");

    private static bool Is(ExpressionSyntax expression, string name) => expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
