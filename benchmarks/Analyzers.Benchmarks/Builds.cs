using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Benchmarks;

/// <summary>
/// What a build pays for Hangup beside the analyzers that the SDK brings: processor time of pairs of runs, one with and one without, in
/// turn, until it is known to one part in a hundred. Of a folder of sources, or of a generated project.
/// </summary>
internal static class Builds
{
    private const int Warmup = 3;
    private const int FewestPairs = 40;
    private const int MostPairs = 400;
    private const double Spread = 0.01;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Both = [.. Contenders.Sdk, .. Contenders.Hangup];

    public static void Measure(IEnumerable<string> folders)
    {
        Console.WriteLine("| project | lines | pairs | without | with | added | 95 % of it | allocated | alone, over one that only listens |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        Measure("generated, 60 files, no sockets", GeneratedPrograms.Application(60, 0));
        Measure("generated, 60 files, three with sockets", GeneratedPrograms.Application(60, 3));
        foreach (var folder in folders)
            Measure(Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar)), Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order().Select(File.ReadAllText));
    }

    private static void Measure(string name, IEnumerable<string> files)
    {
        var (texts, subject) = (files.ToList(), new Subject(files));
        var (built, alone) = (new PairedRuns(), new PairedRuns());
        for (var pair = -Warmup; pair < FewestPairs || (pair < MostPairs && built.Spread > Spread); pair++)
        {
            // Who goes first changes from pair to pair.
            var (first, second) = pair % 2 == 0 ? (Contenders.Sdk, Both) : (Both, Contenders.Sdk);
            var (one, other) = (Run(subject, first), Run(subject, second));
            if (pair >= 0)
                built.Add(pair % 2 == 0 ? one : other, pair % 2 == 0 ? other : one);
            if (pair is >= 0 and < FewestPairs)
                alone.Add(Run(subject, Contenders.Listening), Run(subject, Contenders.Hangup));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {texts.Sum(text => text.Count(letter => letter == '\n')):N0} | {built.Count} | {built.Without:0} ms | {built.With:0} ms | {built.Added:0.0 %} | {built.Low:0.0 %} to {built.High:0.0 %} | {built.AddedBytes:0.0 %} | {alone.Added:0.0 %} |"));
    }

    private static (double Time, double Bytes) Run(Subject subject, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var fresh = subject.Afresh();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var before = Environment.CpuUsage.TotalTime;
        fresh.CompileAndAnalyze(analyzers);
        return ((Environment.CpuUsage.TotalTime - before).TotalMilliseconds, GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }
}
