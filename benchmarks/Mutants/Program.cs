using System.Diagnostics;
using System.Globalization;
using Hangup.Mutants;

// mutants draw CSC_ARGUMENTS PROJECT_FOLDER SEED INTO ROOM=NUMBER...   an assembly with that many mutants of each room, and their list
// mutants hunt SCRATCH TESTS.dll ASSEMBLY MOST SEED                     runs that many tests, drawn, against each; SCRATCH has them, that assembly and the list
// mutants tell SCRATCH                                                  the score, and who survived
return args switch
{
    ["draw", var arguments, var folder, var seed, var into, .. var rooms] => Draw(arguments, folder, int.Parse(seed, CultureInfo.InvariantCulture), into, rooms),
    ["hunt", var scratch, var tests, var mutated, var most, var seed] => Hunt(scratch, tests, mutated, most, seed),
    ["survey", var tests, var mutated, var into, var most, var seed] => With(tests, mutated, worker => worker.Survey(into, int.Parse(most, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture))),
    ["hunt-here", var tests, var mutated, var survey, var into, .. var mutants] => With(tests, mutated, worker => worker.Hunt(mutants.Select(int.Parse), Survey.Read(survey), into)),
    ["tell", var scratch] => Report.Tell(scratch),
    _ => throw new ArgumentException("draw, hunt or tell"),
};

static int Draw(string arguments, string folder, int seed, string into, string[] rooms)
{
    var project = new MutatedProject(folder, File.ReadAllLines(arguments));
    var chosen = new List<Mutant>();
    foreach (var (room, most) in rooms.Select(static room => room.Split('=')).Select(static room => (room[0], int.Parse(room[1], CultureInfo.InvariantCulture))))
    {
        var all = project.Draw(room, seed);
        var drawn = all.Select(mutant => mutant with { Number = chosen.Count }).Where(project.Compiles).Take(most).ToArray();
        foreach (var mutant in drawn)
            chosen.Add(mutant with { Number = chosen.Count });
        Console.WriteLine($"{room}: {drawn.Length} drawn of {all.Count} candidates");
    }

    var emitted = project.Emit(chosen, Path.Combine(into, project.Name + ".dll"));
    File.WriteAllLines(Path.Combine(into, Report.Mutants), emitted.Select(static mutant => mutant.ToString()));
    return 0;
}

static int With(string tests, string mutated, Action<Worker> work)
{
    using var worker = new Worker(Path.GetFullPath(tests), mutated);
    work(worker);
    return 0;
}

// Each mutant that ends the process, or never ends, costs a process.
static int Hunt(string scratch, string tests, string mutated, string most, string seed)
{
    var (survey, noticed) = (Path.Combine(scratch, Report.Survey), Path.Combine(scratch, Report.Noticed));
    if (!File.Exists(survey) && Start(scratch, ["survey", tests, mutated, survey, most, seed]) != 0)
    {
        File.Delete(survey);
        throw new InvalidOperationException("The tests could not be run even without a mutant.");
    }

    while (true)
    {
        var done = File.Exists(noticed) ? File.ReadAllLines(noticed).Select(static line => int.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture)).ToHashSet() : [];
        var left = File.ReadAllLines(Path.Combine(scratch, Report.Mutants)).Select(static line => line.Split('\t')[0]).Where(number => !done.Contains(int.Parse(number, CultureInfo.InvariantCulture))).ToArray();
        if (left.Length == 0)
            return Report.Tell(scratch);
        if (Start(scratch, ["hunt-here", tests, mutated, survey, noticed, .. left]) is not 0 and var code)
            File.AppendAllText(noticed, $"the process ended: {(code == Program.Endless ? "endless" : code)}\n");
    }
}

static int Start(string scratch, string[] arguments)
{
    var runtime = Directory.GetFiles(scratch, "*.Tests.runtimeconfig.json").Single();
    using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", runtime, Path.Combine(scratch, "mutants.dll"), .. arguments]) { WorkingDirectory = scratch })!;
    process.WaitForExit();
    return process.ExitCode;
}

/// <summary>Draws mutants, and looks which of them a test notices.</summary>
internal static partial class Program
{
    /// <summary>The exit code of a process in which a test did not end.</summary>
    public const int Endless = 99;
}
