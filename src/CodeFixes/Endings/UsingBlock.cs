using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>using (var connection = ...)</c>, <c>using (connection)</c>, <c>using (new ...)</c>.</summary>
internal static class UsingBlock
{
    public static bool Note(Repair repair, Ending ending, UsingStatementSyntax block, SyntaxNode resource)
    {
        var value = (resource as VariableDeclaratorSyntax)?.Initializer?.Value ?? block.Expression;
        if (value is null)
        {
            return false;
        }

        var region = Region.Of(block.Statement);

        // What is created in the header has no name, whatever it is created from.
        var isNamed = block.Expression?.Span.Contains(repair.Finding.Origin.SourceSpan) != true || value is IdentifierNameSyntax;
        return isNamed && repair.Finding.Variable is { } connection
            ? ScopedEnd.Note(repair, ending, connection, Nullness.MayBeNull(value, repair.Target.Model, region, connection), region)
            : Named(repair, ending, block, value, region);
    }

    // What has no name gets one, or nothing could be called on it.
    private static bool Named(Repair repair, Ending ending, UsingStatementSyntax block, ExpressionSyntax value, Region region)
    {
        if (block.Expression is null || repair.Target.Model.GetTypeInfo(value).Type is not { } type)
        {
            return false;
        }

        var name = repair.Names.For(block, "connection");
        repair.Edits.Lead(value, value, $"{repair.Target.LocalType(type, value)} {name} = ");
        return ScopedEnd.Note(repair, ending, name, Nullness.MayBeNull(value, repair.Target.Model), region, exits: null, type);
    }
}
