using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hangup.FixTrials;

/// <summary>Fix All for one id: in the solution, and again in what it made of it.</summary>
internal static class FixAll
{
    public static async Task<List<FixAllTrial>> OfAsync(string source, Solution solution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> found, Func<Project, Task<IEnumerable<Diagnostic>>>? neighbours = null)
    {
        var trials = new List<FixAllTrial>();
        foreach (var id in found.Values.SelectMany(findings => findings).Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var (offer, document) in await FirstOffersAsync(solution, found, id))
            {
                trials.Add(await new FixAllRun(source, solution, found, id, offer, document, neighbours).TrialAsync());
            }
        }

        return trials;
    }

    // One for each key that is somebody's first: where the default depends on the place, there are several.
    private static async Task<IEnumerable<(Offer Offer, Document Document)>> FirstOffersAsync(Solution solution, IReadOnlyDictionary<DocumentId, ImmutableArray<Diagnostic>> found, string id)
    {
        var first = new Dictionary<string, (Offer, Document)>();
        foreach (var (documentId, findings) in found)
        {
            var document = solution.GetDocument(documentId)!;
            foreach (var finding in findings.Where(finding => finding.Id == id))
            {
                if ((await Fixes.OffersAsync(document, finding)).FirstOrDefault() is { Action.EquivalenceKey: { } key } offer)
                {
                    first.TryAdd(key, (offer, document));
                }
            }
        }

        return first.Values;
    }
}
