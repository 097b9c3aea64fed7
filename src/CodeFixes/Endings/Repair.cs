using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>One finding on its way into the edits of its document.</summary>
internal sealed record Repair(Target Target, Edits Edits, FreshNames Names, Finding Finding, Ending Ending)
{
    /// <summary>Notes the edits of a finding, all or none; false where this ending cannot be written there.</summary>
    public static bool TryNote(Target target, Edits edits, FreshNames names, Finding finding, Ending ending)
    {
        var attempt = new Repair(target, new Edits(), new FreshNames(), finding, ending);
        return attempt.Note() && (attempt with { Edits = edits, Names = names }).Note();
    }

    /// <summary>The verbs of the connection, by the type its expression has where it is reported.</summary>
    public Verbs? VerbsFor(string connection, bool mayBeNull, ITypeSymbol? known = null)
    {
        var position = Finding.Location.SourceSpan.Start;
        var expression = SyntaxFactory.ParseExpression(connection);
        var type = known ?? Target.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        return type is null or IErrorTypeSymbol ? null : Verbs.For(connection, Finding.HasRuntime, mayBeNull, type, Target.Model, position);
    }

    private bool Note()
    {
        var node = Target.NodeAt(Finding.Location);
        if (Finding.IsUnowned)
        {
            return OwnedByUsing.Note(this);
        }

        if (node is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax declaration } variable)
        {
            return UsingDeclaration.Note(this, declaration, variable);
        }

        return node.FirstAncestorOrSelf<UsingStatementSyntax>() is { } block && IsResource(block, node)
            ? UsingBlock.Note(this, block, node)
            : node is ExpressionSyntax call && DisposeCall.Note(this, call);
    }

    private static bool IsResource(UsingStatementSyntax block, SyntaxNode node) =>
        ((SyntaxNode?)block.Declaration ?? block.Expression)?.Contains(node) == true;
}
