using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>A connection that nobody ends gets an owner: the <c>using</c> of its local, which then ends it like any other.</summary>
internal static class OwnedByUsing
{
    public static bool Note(Repair repair)
    {
        // What somebody else has in the end is not ours to end.
        if (repair.Finding.IsHandedOn || !repair.Target.HasUsingDeclarations || repair.Target.NodeAt(repair.Finding.Location) is not ExpressionSyntax origin)
        {
            return false;
        }

        return origin.FirstAncestorOrSelf<StatementSyntax>() switch
        {
            { Parent: not (BlockSyntax or GlobalStatementSyntax) } => false,
            LocalDeclarationStatementSyntax declaration => NoteLocal(repair, declaration, origin),
            ExpressionStatementSyntax discarded when Discards(discarded.Expression, origin) => NoteDiscarded(repair, discarded, origin),
            _ => false,
        };
    }

    /// <summary>A scope that nothing disposes on every path.</summary>
    public static bool NoteScope(Repair repair)
    {
        var call = repair.Target.NodeAt(repair.Finding.Location);
        switch (call.FirstAncestorOrSelf<StatementSyntax>())
        {
            case { Parent: not (BlockSyntax or GlobalStatementSyntax) }:
                return false;
            case LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1, UsingKeyword.RawKind: 0 } declaration when repair.Target.HasUsingDeclarations:
                repair.Edits.Lead(declaration, declaration.Declaration, "using ");
                return WaysOut.CanOwn(declaration.Declaration.Variables[0].Identifier.ValueText, Region.After(declaration));
            case ExpressionStatementSyntax discarded when Value(discarded.Expression) == call && repair.Target.HasUsingDeclarations:
                var name = repair.Names.For(discarded, "scope");
                NoteName(repair, discarded, name);
                return true;
            default:
                return false;
        }
    }

    private static bool NoteLocal(Repair repair, LocalDeclarationStatementSyntax declaration, ExpressionSyntax origin)
    {
        if (declaration.Declaration.Variables.Count != 1 || declaration.Declaration.Variables[0] is not { Initializer: { } initializer } variable || !initializer.Contains(origin) || declaration.UsingKeyword != default)
        {
            return false;
        }

        var region = Region.After(declaration);
        var name = variable.Identifier.ValueText;
        repair.Edits.Lead(declaration, declaration.Declaration, "using ");
        return WaysOut.CanOwn(name, region)
            && ScopedEnd.Note(repair, Ending.AbortOnError, name, Nullness.MayBeNull(initializer.Value, repair.Target.Model, region, name), region, WaysOut.Of(declaration, region, EndsOf(repair), repair.Target.Model));
    }

    // What nothing refers to is owned all the same: it may still be open when the peer has something to say.
    private static bool NoteDiscarded(Repair repair, ExpressionStatementSyntax statement, ExpressionSyntax origin)
    {
        var region = Region.After(statement);
        var name = repair.Names.For(statement, "connection");
        NoteName(repair, statement, name);
        return repair.Target.Model.GetTypeInfo(statement.Expression).Type is { } type
            && ScopedEnd.Note(repair, Ending.AbortOnError, name, mayBeNull: false, region, WaysOut.Of(statement, region, EndsOf(repair), repair.Target.Model), type);
    }

    private static List<SyntaxNode> EndsOf(Repair repair) => repair.Finding.Ends.Select(repair.Target.NodeAt).ToList();

    private static bool Discards(ExpressionSyntax expression, ExpressionSyntax origin) => Value(expression) is var value
        && (value == origin || (value is AwaitExpressionSyntax && value.Contains(origin)));

    private static ExpressionSyntax Value(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : expression;

    private static void NoteName(Repair repair, ExpressionStatementSyntax statement, string name)
    {
        var value = Value(statement.Expression);
        var type = repair.Target.Model.GetTypeInfo(value).Type;
        repair.Edits.Lead(statement, value, $"using {(type is null ? "var" : repair.Target.LocalType(type, value))} {name} = ");
    }
}
