using System.Diagnostics;
using System.Globalization;
using Hangup.Mutants;

// mutants draw CSC_ARGUMENTS PROJECT_FOLDER SEED INTO ROOM=NUMBER...   an assembly with that many mutants of each room, and their list
// mutants hunt SCRATCH ASSEMBLY MOST TESTS.dll...                      runs the tests, so many at most, against each; SCRATCH has them, that assembly and the list
// mutants tell SCRATCH                                                 the score, and who survived
return args switch
{
    ["draw", var arguments, var folder, var seed, var into, .. var rooms] => Draw(arguments, folder, int.Parse(seed, CultureInfo.InvariantCulture), into, rooms),
    ["hunt", var scratch, var mutated, var most, .. var tests] => Hunt(Path.GetFullPath(scratch), mutated, most, tests),
    ["survey-here", var mutated, .. var tests] => With(mutated, tests, static worker => worker.Survey(Survey.Read(Report.Survey), Report.Survey)),
    ["hunt-here", var mutated, var most, var mutants, .. var tests] => With(mutated, tests, worker => worker.Hunt(mutants.Split(',').Select(int.Parse), Survey.Read(Report.Survey), new Noticed(Report.Noticed), int.Parse(most, CultureInfo.InvariantCulture))),
    ["tell", var scratch] => Report.Tell(scratch),
    _ => throw new ArgumentException("draw, hunt or tell"),
};

static int Draw(string arguments, string folder, int seed, string into, string[] rooms)
{
    var project = new MutatedProject(folder, File.ReadAllLines(arguments));
    var chosen = new List<Mutant>();
    var sizes = new List<string>();
    foreach (var (room, most) in rooms.Select(static room => room.Split('=')).Select(static room => (room[0], int.Parse(room[1], CultureInfo.InvariantCulture))))
    {
        var all = project.Draw(room, seed);
        var drawn = all.Select(mutant => mutant with { Number = chosen.Count }).Where(project.Compiles).Take(most).ToArray();
        foreach (var mutant in drawn)
            chosen.Add(mutant with { Number = chosen.Count });
        sizes.Add($"{room}\t{all.Count}");
        Console.WriteLine($"{room}: {drawn.Length} drawn of {all.Count} candidates");
    }

    var emitted = project.Emit(chosen, Path.Combine(into, project.Name + ".dll"));
    File.WriteAllLines(Path.Combine(into, Report.Rooms), sizes);
    File.WriteAllLines(Path.Combine(into, Report.Mutants), emitted.Select(static mutant => mutant.ToString()));
    return 0;
}

static int With(string mutated, string[] tests, Action<Worker> work)
{
    using var worker = new Worker(mutated, tests);
    work(worker);
    return 0;
}

// Each mutant that ends the process, or never ends, costs a process.
static int Hunt(string scratch, string mutated, string most, string[] tests)
{
    if (Start(scratch, ["survey-here", mutated, .. tests]) != 0)
        throw new InvalidOperationException("The tests could not be run even without a mutant.");
    var (survey, path) = (Survey.Read(Path.Combine(scratch, Report.Survey)), Path.Combine(scratch, Report.Noticed));
    var known = new Noticed(path);
    var open = File.ReadAllLines(Path.Combine(scratch, Report.Mutants)).Select(static line => line.Split('\t')[0]).Where(mutant => int.Parse(mutant, CultureInfo.InvariantCulture) is var number && !known.Has(number) && known.AskedOf(number) < survey.Tests).ToList();
    while (open.Count > 0)
    {
        var before = LinesOf(path);
        if (Start(scratch, ["hunt-here", mutated, most, string.Join(',', open), .. tests]) is not 0 and var code)
            Noticed.EndWith(path, $"the process ended: {(code == Program.Endless ? "endless" : code)}");
        open.RemoveRange(0, LinesOf(path) - before);
    }

    return Report.Tell(scratch);
}

static int LinesOf(string path) => File.Exists(path) ? File.ReadAllLines(path).Length : 0;

static int Start(string scratch, string[] arguments)
{
    var runtime = Directory.GetFiles(scratch, "*.Tests.runtimeconfig.json").Order(StringComparer.Ordinal).First();
    var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", runtime, Path.Combine(scratch, "mutants.dll"), .. arguments]) { WorkingDirectory = scratch };
    // What never ends may grow without end as well.
    start.Environment["DOTNET_GCHeapHardLimit"] = "0x100000000";
    using var process = Process.Start(start)!;
    process.WaitForExit();
    return process.ExitCode;
}

/// <summary>Draws mutants, and looks which of them a test notices.</summary>
internal static partial class Program
{
    /// <summary>The exit code of a process in which a test did not end.</summary>
    public const int Endless = 99;
}
