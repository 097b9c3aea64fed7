using System.Collections.Immutable;
using Hangup.FixTrials;
using Hangup.FixTrials.Source;
using Hangup.Tests.House;
using Microsoft.CodeAnalysis;

namespace Hangup.Tests.Fixes;

/// <summary>What the tool in benchmarks/Fixes asks of fixes in other people's code holds in every program that our own tests and samples have.</summary>
public class EveryFixTests
{
    public static TheoryData<string> RuleTests => [.. RulePrograms.Positive.Keys];

    [Fact]
    public void Programs_AreThere() => Assert.InRange(RulePrograms.Positive.Values.Sum(programs => programs.Count), 400, 4000);

    [Theory]
    [MemberData(nameof(RuleTests))]
    public async Task EachAction_IsSoundAndInStyle(string tests)
    {
        var flaws = new List<FoundFlaw>();
        foreach (var program in RulePrograms.Positive[tests])
        {
            flaws.AddRange(await FlawsAsync((await RulePrograms.ProjectOf(program)).Solution));
        }

        AssertKnown(flaws);
    }

    [Fact]
    public async Task EachActionInTheSamples_IsSoundAndInStyle()
    {
        var framework = Frameworks.References.Append(MetadataReference.CreateFromFile(typeof(ConnectionExtensions).Assembly.Location));
        var solution = SourceSolution.Of(new SourceFolder(Path.Combine(Repository.Root, "samples")), [.. framework]);
        AssertKnown(await FlawsAsync(solution));
        Assert.Contains((await FoundAsync(solution)).Values.SelectMany(findings => findings), finding => finding.Id == "HUP101");
    }

    private static void AssertKnown(List<FoundFlaw> flaws)
    {
        var unknown = flaws.Where(flaw => !KnownFlaws.Contains(flaw.Known)).ToList();
        Assert.True(unknown.Count == 0, string.Join('\n', unknown));
    }

    private static async Task<List<FoundFlaw>> FlawsAsync(Solution solution)
    {
        var found = await FoundAsync(solution);
        var trials = new List<Trial>();
        foreach (var (document, findings) in found)
        {
            trials.AddRange(await Trials.OfAsync(solution.GetDocument(document)!, findings));
        }

        var all = await FixAll.OfAsync("", solution, found);
        return
        [
            .. trials.SelectMany(trial => trial.Flaws.Select(flaw => new FoundFlaw(new(trial.Id, trial.Key, flaw.Cause), flaw.Detail, trial.Diff))),
            .. all.SelectMany(trial => trial.Flaws.Select(flaw => new FoundFlaw(new(trial.Id, trial.Key, flaw.Cause), flaw.Detail, ""))),
        ];
    }

    private static async Task<Dictionary<DocumentId, ImmutableArray<Diagnostic>>> FoundAsync(Solution solution)
    {
        var found = new Dictionary<DocumentId, ImmutableArray<Diagnostic>>();
        foreach (var project in solution.Projects)
        {
            foreach (var file in (await Diagnosis.Ours.OfAsync(project)).GroupBy(finding => finding.Location.SourceTree))
            {
                found.Add(project.GetDocument(file.Key)!.Id, [.. file]);
            }
        }

        return found;
    }

    private sealed record FoundFlaw(KnownFlaw Known, string Detail, string Diff)
    {
        public override string ToString() => $"new(\"{Known.Id}\", \"{Known.Key}\", \"{Known.Cause}\"), // {Detail}\n{Diff}";
    }
}
