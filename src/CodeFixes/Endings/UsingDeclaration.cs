using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>using var connection = ...;</c></summary>
internal static class UsingDeclaration
{
    public static bool Note(Repair repair, Ending ending, LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable)
    {
        var region = Region.After(declaration);
        return repair.Finding.Variable is { } connection
            && variable.Initializer is { Value: { } value }
            && ScopedEnd.Note(repair, ending, connection, Nullness.MayBeNull(value, repair.Target.Model, region, connection), region);
    }
}
