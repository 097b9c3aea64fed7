using System.Globalization;
using Hangup.Oracle.Programs;
using Xunit.Abstractions;

namespace Hangup.Oracle.Comparison;

/// <summary>What the analyzer says of generated programs is what their runs say.</summary>
public class ComparisonTests(ITestOutputHelper output)
{
    private const int Batch = 100;

    [Fact]
    public async Task AnalyzerAndInterpreter_Agree()
    {
        var score = new Score();
        foreach (var seeds in Seeds.All("HANGUP_ORACLE_PROGRAMS", 1000).Chunk(Batch))
            await Compare(seeds.Select(Generator.Program), score);
        output.WriteLine(score.ToString());
        foreach (var disagreement in score.Disagreements.GroupBy(one => (one.Id, one.IsReported)).SelectMany(alike => alike.Take(s_explained)))
            output.WriteLine(await Explain(disagreement));
        Assert.Empty(score.Disagreements.Select(one => (one.Program.Seed, one.Id)));
    }

    /// <summary>HANGUP_ORACLE_EXPLAIN=n makes n programs small of each sort of disagreement.</summary>
    private static readonly int s_explained = Seeds.Number("HANGUP_ORACLE_EXPLAIN", 1);

    private static async Task Compare(IEnumerable<Program> programs, Score score)
    {
        var cases = programs.Select(Case.Of).OfType<Case>().ToArray();
        var found = await Analysis.Of(cases.Select(one => (one.Program.Name, one.Text.Text)));
        foreach (var one in cases)
            score.Add(one, found[one.Program.Name].ToHashSet());
    }

    private static async Task<string> Explain(Disagreement disagreement)
    {
        var smallest = await Shrinker.Shrink(disagreement.Program, async program => await Disagrees(program, disagreement));
        return $"seed {smallest.Seed}: {disagreement.Id} is {(disagreement.IsReported ? "false" : "missed")} in\n{ProgramText.Of(smallest)}";
    }

    private static async Task<bool> Disagrees(Program program, Disagreement disagreement)
    {
        try
        {
            var score = new Score();
            await Compare([program], score);
            return score.Disagreements.Any(one => one.Id == disagreement.Id && one.IsReported == disagreement.IsReported);
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException)
        {
            // A name is used that is declared no more.
            return false;
        }
    }
}
