using System.Collections.Immutable;
using System.Diagnostics;
using Hangup.FixTrials.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials;

/// <summary>One Fix All in document, project and solution.</summary>
internal sealed class FixAllRun(string source, Solution solution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> found, string id, Offer offer, Document start, Func<Project, Task<IEnumerable<Diagnostic>>>? neighbours)
{
    private string Key => offer.Action.EquivalenceKey!;

    public async Task<FixAllTrial> TrialAsync()
    {
        var clock = Stopwatch.StartNew();
        var flaws = new List<Flaw>();
        var fixedSolution = await ApplyAsync(solution, start, FixAllScope.Solution, found);
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        var changed = fixedSolution.GetChanges(solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList();
        var after = new Dictionary<DocumentId, ImmutableArray<Diagnostic>>();
        foreach (var documentId in found.Keys.Where(known => found[known].Any(finding => finding.Id == id)))
        {
            after[documentId] = [.. (await Diagnosis.Ours.OfAsync(fixedSolution.GetDocument(documentId)!)).Where(finding => finding.Id == id)];
            flaws.AddRange(await CompilesAsync(documentId, fixedSolution));
        }

        var left = await StillOfferedAsync(fixedSolution, after);
        if (left is not null)
        {
            flaws.Add(new(Promise.Sound, "Fix All leaves what it has an action for", left.Value.Where));
            var again = await ApplyAsync(fixedSolution, left.Value.Document, FixAllScope.Solution, after);
            if (again.GetChanges(fixedSolution).GetProjectChanges().Any())
            {
                flaws.Add(new(Promise.Sound, "a second Fix All changes something", left.Value.Where));
            }
        }

        flaws.AddRange(await NarrowerAsync(fixedSolution));
        foreach (var project in changed.Select(document => document.ProjectId).Distinct())
        {
            flaws.AddRange(await NeighboursAsync(solution.GetProject(project)!, fixedSolution.GetProject(project)!));
        }

        return new(source, id, Key, found.Values.Sum(findings => findings.Count(finding => finding.Id == id)), after.Values.Sum(findings => findings.Length), changed.Count, [.. flaws], milliseconds);
    }

    private static async Task<Solution> SavedAsync(Solution fixedSolution, Solution before)
    {
        foreach (var documentId in fixedSolution.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList())
        {
            var text = await fixedSolution.GetDocument(documentId)!.GetTextAsync();
            fixedSolution = fixedSolution.WithDocumentText(documentId, SourceText.From(text.ToString(), text.Encoding));
        }

        return fixedSolution;
    }

    private async Task<Solution> ApplyAsync(Solution before, Document document, FixAllScope scope, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> diagnostics)
    {
        var provider = offer.Provider.GetFixAllProvider()!;
        var context = new FixAllContext(before.GetDocument(document.Id)!, offer.Provider, scope, Key, [id], new KnownDiagnostics(diagnostics, id), CancellationToken.None);
        var action = await provider.GetFixAsync(context);
        return action is null ? before : await SavedAsync(await Fixes.ApplyAsync(action), before);
    }

    private async Task<IEnumerable<Flaw>> CompilesAsync(DocumentId documentId, Solution fixedSolution)
    {
        var before = (await solution.GetDocument(documentId)!.GetSemanticModelAsync())!.GetDiagnostics();
        var after = (await fixedSolution.GetDocument(documentId)!.GetSemanticModelAsync())!.GetDiagnostics();
        return Multiset.Except(after, before, said => (said.Id, said.GetMessage(System.Globalization.CultureInfo.InvariantCulture)))
            .Where(said => said.Severity >= DiagnosticSeverity.Warning)
            .Select(said => new Flaw(Promise.Sound, $"Fix All: new {said.Id}", said.ToString()));
    }

    private async Task<(Document Document, string Where)?> StillOfferedAsync(Solution fixedSolution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> after)
    {
        foreach (var (documentId, findings) in after)
        {
            var document = fixedSolution.GetDocument(documentId)!;
            foreach (var finding in findings)
            {
                if ((await Fixes.OffersAsync(document, finding)).Any(other => other.Action.EquivalenceKey == Key))
                {
                    return (document, finding.ToString());
                }
            }
        }

        return null;
    }

    // In each document and project it makes what it makes of them in the solution.
    private async Task<IEnumerable<Flaw>> NarrowerAsync(Solution whole)
    {
        var flaws = new List<Flaw>();
        foreach (var documentId in found.Keys.Where(known => found[known].Any(finding => finding.Id == id)))
        {
            var alone = await ApplyAsync(solution, solution.GetDocument(documentId)!, FixAllScope.Document, found);
            flaws.AddRange(await DifferAsync(alone, whole, documentId, "document"));
        }

        foreach (var projectId in found.Keys.Select(known => known.ProjectId).Distinct())
        {
            var ids = found.Keys.Where(known => known.ProjectId == projectId && found[known].Any(finding => finding.Id == id)).ToList();
            var alone = ids.Count == 0 ? whole : await ApplyAsync(solution, solution.GetDocument(ids[0])!, FixAllScope.Project, found);
            foreach (var documentId in ids)
            {
                flaws.AddRange(await DifferAsync(alone, whole, documentId, "project"));
            }
        }

        return flaws;
    }

    private async Task<IEnumerable<Flaw>> NeighboursAsync(Project before, Project after) => neighbours is null
        ? []
        : Multiset.Except(await neighbours(after), await neighbours(before), found => (found.Id, found.Location.SourceTree?.FilePath ?? "")).Select(found => new Flaw(Promise.Sound, $"Fix All: new {found.Id}", found.ToString()));

    private static async Task<IEnumerable<Flaw>> DifferAsync(Solution one, Solution other, DocumentId documentId, string scope)
    {
        var (left, right) = (await one.GetDocument(documentId)!.GetTextAsync(), await other.GetDocument(documentId)!.GetTextAsync());
        return left.ContentEquals(right) ? [] : [new(Promise.Sound, $"Fix All in the {scope} differs", one.GetDocument(documentId)!.FilePath ?? "")];
    }

    private sealed class KnownDiagnostics(IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> found, string id) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(found.Where(pair => pair.Key.ProjectId == project.Id).SelectMany(pair => pair.Value).Where(finding => finding.Id == id));

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult((found.GetValueOrDefault(document.Id) is { IsDefault: false } findings ? findings : []).Where(finding => finding.Id == id));

        // Ours all stand somewhere in a document.
        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
