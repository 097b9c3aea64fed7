using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>One ending for all findings of a document.</summary>
internal static class EndingEdits
{
    public static bool IsPossible(Target target, Finding finding, Ending ending) =>
        Repair.TryNote(target, new Edits(), new FreshNames(), finding, ending);

    public static Document Apply(Document document, Target target, IEnumerable<Diagnostic> diagnostics, Ending ending)
    {
        var (edits, names, needsImport) = (new Edits(), new FreshNames(), false);
        foreach (var finding in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => new Finding(diagnostic)))
        {
            needsImport |= Repair.TryNote(target, edits, names, finding, ending) && finding.HasRuntime && !IsImported(target, finding);
        }

        var root = (CompilationUnitSyntax)edits.ApplyTo(target.Root);
        return document.WithSyntaxRoot(LineEnds.Like(target.Root, needsImport ? Imports.Add(root, "Hangup") : root));
    }

    private static bool IsImported(Target target, Finding finding)
    {
        var model = target.Model;
        return model.LookupNamespacesAndTypes(finding.Location.SourceSpan.Start, name: "ConnectionExtensions")
            .Any(type => type.ContainingNamespace.ToDisplayString() == "Hangup");
    }
}
