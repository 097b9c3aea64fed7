using Microsoft.CodeAnalysis;

namespace Hangup.CodeFixes.Editing;

/// <summary>The same file in the other projects that compile it: one for each target framework.</summary>
internal static class LinkedDocuments
{
    /// <summary>None of them gets an error that it did not have.</summary>
    public static async Task<bool> AcceptAsync(Document original, Func<Document> change, CancellationToken cancellationToken)
    {
        var ids = original.GetLinkedDocumentIds();
        if (ids.IsEmpty)
        {
            return true;
        }

        var text = await change().GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var document in ids.Select(original.Project.Solution.GetDocument).OfType<Document>())
        {
            var before = await ErrorsAsync(document, cancellationToken).ConfigureAwait(false);
            var after = await ErrorsAsync(document.WithText(text), cancellationToken).ConfigureAwait(false);
            if (after.Any(error => error.Count() > before[error.Key].Count()))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<ILookup<string, Diagnostic>> ErrorsAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error).ToLookup(found => found.Id);
    }
}
