using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>One finding on its way into the edits of its document.</summary>
internal sealed record Repair(Target Target, Edits Edits, FreshNames Names, Finding Finding)
{
    public static bool IsPossible(Target target, Finding finding, Choice choice) =>
        choice.Note(new Repair(target, new Edits(), new FreshNames(), finding));

    /// <summary>The document with all findings repaired that can be, in one pass.</summary>
    public static Document All(Document document, Target target, IEnumerable<Diagnostic> diagnostics, Choice choice)
    {
        var (edits, names) = (new Edits(), new FreshNames());
        foreach (var finding in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => new Finding(diagnostic)))
        {
            // Tried out first: all edits of a finding, or none.
            if (IsPossible(target, finding, choice))
            {
                choice.Note(new Repair(target, edits, names, finding));
            }
        }

        var root = (CompilationUnitSyntax)edits.ApplyTo(target.Root);
        return document.WithSyntaxRoot(LineEnds.Like(target.Root, edits.NeedImport ? Imports.Add(root, "Hangup") : root));
    }

    /// <summary>The verbs of the connection, by the type its expression has where it is reported.</summary>
    public Verbs? VerbsFor(string connection, bool mayBeNull, ITypeSymbol? known = null)
    {
        var position = Finding.Location.SourceSpan.Start;
        var expression = SyntaxFactory.ParseExpression(connection);
        var type = known ?? Target.Model.GetSpeculativeTypeInfo(position, expression, SpeculativeBindingOption.BindAsExpression).Type;
        Edits.NeedImport |= Finding.HasRuntime && !Target.SeesRuntime(position);
        return type is null or IErrorTypeSymbol ? null : Verbs.For(connection, Finding.HasRuntime, mayBeNull, type, Target.Model, position);
    }
}
