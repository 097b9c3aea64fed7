using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hangup.CodeFixes.Editing;

/// <summary>Carries out <see cref="Edits"/>.</summary>
internal sealed class EditRewriter(Edits edits) : CSharpSyntaxRewriter
{
    public override SyntaxNode Visit(SyntaxNode? node) => node switch
    {
        null => null!,
        StatementSyntax statement when IsEmbedded(statement) && edits.Find(statement) is { NeedsBlock: true } => InBlock(statement),
        _ => Visited(node),
    };

    public override SyntaxNode VisitBlock(BlockSyntax node)
    {
        var found = edits.Find(node);
        var statements = Expanded(node.Statements, found?.AtEnd ?? new());
        statements = found?.WrapRest is { } wrap ? new() { wrap(statements) } : statements;
        statements.InsertRange(0, found?.AtStart ?? new());
        return node.WithStatements(List(statements));
    }

    public override SyntaxNode VisitSwitchSection(SwitchSectionSyntax node) =>
        node.WithStatements(List(Expanded(node.Statements, new())));

    public override SyntaxNode VisitCompilationUnit(CompilationUnitSyntax node)
    {
        var program = node.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToList();
        var visited = (CompilationUnitSyntax)base.VisitCompilationUnit(node)!;
        if (program.Count == 0)
        {
            return visited;
        }

        // Local functions that stand last stay outside of what is wrapped: code above calls them.
        var functions = program.AsEnumerable().Reverse().TakeWhile(statement => statement is LocalFunctionStatementSyntax).Reverse().ToList();
        var statements = Expanded(program.Take(program.Count - functions.Count).ToList(), edits.Find(node)?.AtEnd ?? new())
            .Concat(Expanded(functions, new()))
            .ToList();
        var members = Statements.AtMargin(statements, program.Last().GetTrailingTrivia()).Select(statement => (MemberDeclarationSyntax)GlobalStatement(statement));
        return visited.WithMembers(List(members.Concat(visited.Members.Where(member => member is not GlobalStatementSyntax))));
    }

    // A statement that is a body by itself: of an if, a loop, a label, ...
    private static bool IsEmbedded(StatementSyntax statement) =>
        statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax);

    private SyntaxNode Visited(SyntaxNode node) => edits.Replaced(node, base.Visit(node)!);

    private BlockSyntax InBlock(StatementSyntax statement) =>
        Block(Expanded(statement)).WithAdditionalAnnotations(Formatter.Annotation);

    // From the last statement to the first, so that what is wrapped is there before its wrapping.
    private List<StatementSyntax> Expanded(IReadOnlyList<StatementSyntax> statements, List<StatementSyntax> atEnd)
    {
        var rest = new List<StatementSyntax>(atEnd);
        foreach (var statement in statements.Reverse())
        {
            rest = edits.Find(statement)?.WrapRest is { } wrap ? new() { wrap(rest) } : rest;
            rest.InsertRange(0, Expanded(statement));
        }

        return rest;
    }

    private List<StatementSyntax> Expanded(StatementSyntax statement)
    {
        if (edits.Find(statement) is { Removed: true } removed)
        {
            return removed.Before.Concat(removed.After).ToList();
        }

        var visited = (StatementSyntax)Visited(statement);
        if (edits.Find(statement) is not { NeedsBlock: true } found)
        {
            return new() { visited };
        }

        var before = new List<StatementSyntax>(found.Before);
        if (found.Result is { } result && visited is ReturnStatementSyntax { Expression: { } value } returned)
        {
            before.Insert(0, Statements.Local(result.Type, result.Name, value));
            visited = returned.WithExpression(IdentifierName(result.Name).WithTriviaFrom(value));
        }

        return Statements.Lead(before, visited).Concat(found.After).ToList();
    }
}
