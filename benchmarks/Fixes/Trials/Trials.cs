using System.Collections.Immutable;
using System.Diagnostics;
using Hangup.FixTrials.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.FixTrials;

/// <summary>Tries every action of every finding of a file, each on the file as it is.</summary>
internal static class Trials
{
    private static readonly Func<Change, IEnumerable<Flaw>>[] Checks =
    [
        CompilerCheck.Of, FindingsCheck.Of, VerbCheck.Of, NullCheck.Of, SymbolSetsCheck.Of,
        CommentsCheck.Of, LinesCheck.Of, BlankLinesCheck.Of, IndentationCheck.Of, HabitsCheck.Of,
    ];

    public static async Task<List<Trial>> OfAsync(Document document, IReadOnlyList<Diagnostic> findings, bool onlyFirst = false)
    {
        var before = await Subject.OfAsync(document);
        var trials = new List<Trial>();
        foreach (var finding in findings)
        {
            trials.AddRange(await OfAsync(before, finding, onlyFirst));
        }

        return trials;
    }

    private static async Task<List<Trial>> OfAsync(Subject before, Diagnostic finding, bool onlyFirst)
    {
        var clock = Stopwatch.StartNew();
        var none = new Trial(before.Document.Project.Name, before.Document.FilePath!, finding.Location.GetLineSpan().StartLinePosition.Line + 1, finding.Id, "", "", true, [], "", 0);
        List<Offer> offers;
        try
        {
            offers = await Fixes.OffersAsync(before.Document, finding);
        }
        catch (Exception thrown)
        {
            return [none with { Key = "offer", Flaws = [Thrown(thrown)] }];
        }

        var asked = clock.Elapsed.TotalMilliseconds;
        var trials = new List<Trial>();
        foreach (var offer in onlyFirst ? offers.Take(1) : offers)
        {
            var trial = none with { Key = offer.Action.EquivalenceKey ?? "?", Title = offer.Action.Title, IsFirst = trials.Count == 0 };
            trials.Add(await OfAsync(before, finding, offer, trial, asked));
        }

        return trials.Count == 0 ? [none] : trials;
    }

    private static async Task<Trial> OfAsync(Subject before, Diagnostic finding, Offer offer, Trial trial, double asked)
    {
        var clock = Stopwatch.StartNew();
        Solution changed;
        try
        {
            changed = await Fixes.ApplyAsync(offer.Action);
        }
        catch (Exception thrown)
        {
            return trial with { Flaws = [Thrown(thrown)] };
        }

        var taken = asked + clock.Elapsed.TotalMilliseconds;
        var after = await SavedAsync(changed, before.Document.Id);
        var foreign = ForeignChanges(before.Document, changed);
        if ((await after.GetTextAsync()).ContentEquals(before.Text))
        {
            return trial with { Flaws = [new(Promise.Sound, "changes nothing", offer.Action.Title)], Milliseconds = taken };
        }

        var change = new Change(before, await Subject.OfAsync(after), finding, trial.IsFirst);
        return trial with { Flaws = [.. foreign, .. await LinkedCheck.OfAsync(before.Document, after), .. Checks.SelectMany(check => check(change))], Diff = change.Diff.ToString(), Milliseconds = taken };
    }

    // What is judged is what will be compiled: the text, saved and read again.
    private static async Task<Document> SavedAsync(Solution changed, DocumentId id)
    {
        var text = await changed.GetDocument(id)!.GetTextAsync();
        return changed.WithDocumentText(id, SourceText.From(text.ToString(), text.Encoding)).GetDocument(id)!;
    }

    private static IEnumerable<Flaw> ForeignChanges(Document document, Solution changed) =>
        from project in changed.GetChanges(document.Project.Solution).GetProjectChanges()
        from id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()).Concat(project.GetRemovedDocuments())
        let path = (changed.GetDocument(id) ?? document.Project.Solution.GetDocument(id))!.FilePath
        where path != document.FilePath
        select new Flaw(Promise.Sound, "changes another file", path ?? "");

    private static Flaw Thrown(Exception thrown) => new(Promise.Sound, $"throws {thrown.GetType().Name}", thrown.ToString());
}
