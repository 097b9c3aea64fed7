using System.Collections.Immutable;
using System.Diagnostics;
using Hangup.FixTrials.Reports;
using Hangup.FixTrials.Source;
using Microsoft.CodeAnalysis;

namespace Hangup.FixTrials;

/// <summary>One source folder: its findings, each of their actions alone, and Fix All.</summary>
internal sealed class Run(Request request, string folder)
{
    private readonly HashSet<(string Path, Microsoft.CodeAnalysis.Text.TextSpan Span, string Id)> seen = [];

    public async Task<Results> ResultsAsync()
    {
        var clock = Stopwatch.StartNew();
        var source = new SourceFolder(folder);
        var runtime = MetadataReference.CreateFromFile(typeof(ConnectionExtensions).Assembly.Location);
        var solution = SourceSolution.Of(source, request.HasRuntime ? [.. Frameworks.References, runtime] : Frameworks.References);
        var trials = new List<Trial>();
        var found = new Dictionary<DocumentId, ImmutableArray<Diagnostic>>();
        foreach (var project in solution.Projects)
        {
            foreach (var (document, findings) in await FindingsAsync(project))
            {
                found[document.Id] = findings;
                trials.AddRange((await Trials.OfAsync(document, findings, request.OnlyFirst)).Select(trial => trial with { Path = $"{source.Name}/{Path.GetRelativePath(source.Root, trial.Path).Replace('\\', '/')}" }));
            }
        }

        var all = request.FixesAll ? await FixAll.OfAsync(source.Name, solution, found, request.AsksNeighbours ? Neighbours.FindAsync : null) : [];
        Console.Error.WriteLine($"{source.Name}: {found.Values.Sum(findings => findings.Length)} findings, {trials.Count(trial => trial.HasAction)} actions, {trials.Count(trial => !trial.IsSound)} unsound, {trials.Count(trial => !trial.IsInStyle)} out of style, {clock.Elapsed.TotalSeconds:0.0} s");
        return new() { Trials = [.. trials], FixAlls = [.. all] };
    }

    private async Task<IEnumerable<(Document Document, ImmutableArray<Diagnostic> Findings)>> FindingsAsync(Project project)
    {
        if (!await SourceSolution.TouchesAsync(project))
        {
            return [];
        }

        // A file that two projects share counts once.
        var findings = (await Diagnosis.Ours.OfAsync(project)).Where(finding => request.Ids.Count == 0 || request.Ids.Contains(finding.Id))
            .Where(finding => seen.Add((finding.Location.SourceTree!.FilePath, finding.Location.SourceSpan, finding.Id)));
        return [.. findings.GroupBy(finding => project.GetDocument(finding.Location.SourceTree)!).Select(group => (group.Key, group.ToImmutableArray()))];
    }
}
