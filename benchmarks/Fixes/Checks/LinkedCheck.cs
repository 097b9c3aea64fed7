using Microsoft.CodeAnalysis;

namespace Hangup.FixTrials.Checks;

/// <summary>A file that several projects compile, or one project for several frameworks, is right for each of them.</summary>
internal static class LinkedCheck
{
    public static async Task<List<Flaw>> OfAsync(Document before, Document after)
    {
        var flaws = new List<Flaw>();
        foreach (var id in before.GetLinkedDocumentIds())
        {
            var solution = before.Project.Solution;
            var changed = solution.WithDocumentText(id, await after.GetTextAsync());
            var added = Multiset.Except(await ErrorsAsync(changed, id), await ErrorsAsync(solution, id), error => (error.Id, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture))).FirstOrDefault();
            if (added is not null)
            {
                flaws.Add(new(Promise.Sound, "error in another project or framework", $"{solution.GetProject(id.ProjectId)!.Name}: {added}"));
            }
        }

        return flaws;
    }

    private static async Task<IEnumerable<Diagnostic>> ErrorsAsync(Solution solution, DocumentId id)
    {
        var model = await solution.GetDocument(id)!.GetSemanticModelAsync();
        return model!.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);
    }
}
