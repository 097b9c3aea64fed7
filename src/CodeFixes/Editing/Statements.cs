using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Hangup.CodeFixes.Editing;

/// <summary>New statements, laid out by the formatter.</summary>
internal static class Statements
{
    public static StatementSyntax Parse(string text) => Loose(ParseStatement(text));

    public static StatementSyntax Local(TypeSyntax type, string name, ExpressionSyntax value)
    {
        var local = (LocalDeclarationStatementSyntax)ParseStatement($"var {name} = x;");
        var declarator = local.Declaration.Variables[0];
        var initialized = declarator.WithInitializer(declarator.Initializer!.WithValue(value.WithoutTrivia()));
        var typed = local.Declaration.WithType(type.WithTriviaFrom(local.Declaration.Type).WithAdditionalAnnotations(Simplifier.Annotation));
        return Loose(local.WithDeclaration(typed.WithVariables(SingletonSeparatedList(initialized))));
    }

    public static StatementSyntax Using(string resource, StatementSyntax body)
    {
        var header = (UsingStatementSyntax)ParseStatement($"using ({resource}) {{ }}");
        return Loose(header.WithStatement(body.WithLeadingTrivia(ElasticMarker)));
    }

    public static StatementSyntax TryCatch(BlockSyntax body, StatementSyntax onError)
    {
        var handled = (TryStatementSyntax)ParseStatement("try { } catch { throw; }");
        var rethrow = handled.Catches[0];
        var block = rethrow.Block.WithStatements(rethrow.Block.Statements.Insert(0, onError));
        return Loose(handled.WithBlock(body).WithCatches(SingletonList(rethrow.WithBlock(block))));
    }

    /// <summary>The statements, then the one they are put before: what stood above it (comments, blank lines) now stands above them.</summary>
    public static IEnumerable<StatementSyntax> Lead(List<StatementSyntax> before, StatementSyntax statement)
    {
        if (before.Count == 0)
        {
            return new[] { statement };
        }

        before[0] = before[0].WithLeadingTrivia(statement.GetLeadingTrivia());
        return before.Append(statement.WithLeadingTrivia(ElasticMarker).WithAdditionalAnnotations(Formatter.Annotation));
    }

    /// <summary>Top-level statements: the formatter would put blank lines between them. The last ends as the last one did.</summary>
    public static IEnumerable<StatementSyntax> AtMargin(IReadOnlyList<StatementSyntax> statements, SyntaxTriviaList end) =>
        statements.Select((statement, index) => Firm(statement, index == statements.Count - 1 ? end.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) : new[] { CarriageReturnLineFeed.WithAdditionalAnnotations(LineEnds.New) }));

    private static StatementSyntax Firm(StatementSyntax statement, IEnumerable<SyntaxTrivia> end)
    {
        var leading = statement.GetLeadingTrivia().Where(trivia => !IsElastic(trivia));
        var trailing = statement.GetTrailingTrivia();
        var ends = trailing.Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia) && !IsElastic(trivia));
        return statement.WithLeadingTrivia(leading).WithTrailingTrivia(ends ? trailing : TriviaList(trailing.Where(trivia => !IsElastic(trivia)).Concat(end)));
    }

    private static bool IsElastic(SyntaxTrivia trivia) => trivia.HasAnnotation(SyntaxAnnotation.ElasticAnnotation);

    private static StatementSyntax Loose(StatementSyntax statement) => statement
        .WithLeadingTrivia(ElasticMarker)
        .WithTrailingTrivia(ElasticCarriageReturnLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation);
}
