using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A fix that is offered for a diagnostic.</summary>
internal sealed record Fix(CodeFixProvider Provider, Document Document, Diagnostic Diagnostic, CodeAction Action);

/// <summary>What an editor does with a code action once it is chosen.</summary>
internal static class FixApplication
{
    public static async Task<Solution> ApplyAsync(Solution solution, CodeAction action, IVerifier verifier)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        foreach (var id in changed.GetChanges(solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            changed = await ReparsedAsync(changed, id, verifier);
        }

        return changed;
    }

    public static async Task<bool> DifferAsync(Solution solution, Solution other)
    {
        foreach (var document in other.Projects.SelectMany(project => project.Documents))
        {
            var before = await solution.GetDocument(document.Id)!.GetTextAsync();
            if (!before.ContentEquals(await document.GetTextAsync()))
            {
                return true;
            }
        }

        return false;
    }

    public static FixAllContext Context(Fix found, FixAllScope scope, Func<Solution, CancellationToken, Task<ImmutableArray<Diagnostic>>> diagnose, CancellationToken cancellationToken) =>
        new(found.Document, found.Provider, scope, found.Action.EquivalenceKey!, found.Provider.FixableDiagnosticIds, new Diagnostics(diagnose), cancellationToken);

    // The next round starts from text, as if the file had been saved; a tree that its own text does not parse to is a defect of the fix.
    private static async Task<Solution> ReparsedAsync(Solution solution, DocumentId id, IVerifier verifier)
    {
        var document = solution.GetDocument(id)!;
        var edited = await document.GetSyntaxRootAsync();
        var text = await document.GetTextAsync();
        var reparsed = solution.WithDocumentText(id, CodeAnalysis.Text.SourceText.From(text.ToString()));
        var root = await reparsed.GetDocument(id)!.GetSyntaxRootAsync();
        var (made, parsed) = (edited!.DescendantNodesAndTokens().ToList(), root!.DescendantNodesAndTokens().ToList());
        var same = made.Zip(parsed).TakeWhile(pair => pair.First.RawKind == pair.Second.RawKind).Count();
        verifier.True(same == made.Count && same == parsed.Count, $"the fix makes another tree than its text parses to, at '{made.ElementAtOrDefault(same)}':\n{text}");
        return reparsed;
    }

    private sealed class Diagnostics(Func<Solution, CancellationToken, Task<ImmutableArray<Diagnostic>>> diagnose) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var all = await diagnose(project.Solution, cancellationToken);
            return all.Where(found => project.Solution.GetDocument(found.Location.SourceTree)?.Project.Id == project.Id);
        }

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var all = await diagnose(document.Project.Solution, cancellationToken);
            return all.Where(found => document.Project.Solution.GetDocument(found.Location.SourceTree)?.Id == document.Id);
        }

        // Ours all stand somewhere in a document.
        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
