using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>x.LingerState.Enabled = true; x.LingerState.LingerTime = 0;</c>: one assignment takes the place of either or both.</summary>
internal static class LingerCopy
{
    public static bool Note(Repair repair)
    {
        if (repair.Target.NodeAt(repair.Finding.Location) is not AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } || Change.Of(statement) is not { } change)
        {
            return false;
        }

        var pair = Neighbours(statement).FirstOrDefault(other => Change.Of(other) is { } its && its.State == change.State && its.Property != change.Property);
        var (first, second) = pair is not null && pair.SpanStart < statement.SpanStart ? (pair, statement) : (statement, pair);
        if (second is not null && repair.Edits.Find(second)?.Removed == true)
        {
            return true;
        }

        if (second is not null)
        {
            repair.Edits.At(second).Removed = true;
        }

        var option = Option(repair, change, pair is null ? null : Change.Of(pair));
        repair.Edits.Replace(first, Statements.Parse($"{change.State} = {option};"));
        return true;
    }

    // What neither assigns stays as it is.
    private static string Option(Repair repair, Change change, Change? other)
    {
        var type = repair.Target.NameOf("System.Net.Sockets", "LingerOption", repair.Target.NodeAt(repair.Finding.Location));
        return $"new {type}({Value("Enabled")}, {Value("LingerTime")})";

        string Value(string property) => change.Property == property ? change.Value : other?.Value ?? $"{change.Access}.{property}";
    }

    private static IEnumerable<ExpressionStatementSyntax> Neighbours(StatementSyntax statement)
    {
        if (statement.Parent is not BlockSyntax block)
        {
            return Array.Empty<ExpressionStatementSyntax>();
        }

        var at = block.Statements.IndexOf(statement);
        return new[] { at + 1, at - 1 }.Where(index => index >= 0 && index < block.Statements.Count).Select(index => block.Statements[index]).OfType<ExpressionStatementSyntax>();
    }

    private sealed record Change(string Access, string Property, string Value)
    {
        public string State => Access.TrimEnd('!');

        public static Change? Of(ExpressionStatementSyntax statement) =>
            statement.Expression is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Enabled" or "LingerTime" } access } assignment
            && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && Finding.IsName(access.Expression is PostfixUnaryExpressionSyntax suppressed ? suppressed.Operand : access.Expression)
                ? new(access.Expression.ToString(), access.Name.Identifier.ValueText, assignment.Right.ToString())
                : null;
    }
}
