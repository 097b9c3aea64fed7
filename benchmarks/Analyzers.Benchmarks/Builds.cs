using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Benchmarks;

/// <summary>
/// What a build pays for Hangup beside the analyzers that the SDK brings: processor time of pairs of runs, one with and one without, in
/// turn, and how far the pairs agree. Of a folder of sources, or of a generated project.
/// </summary>
internal static class Builds
{
    private const int Pairs = 25;
    private const int Warmup = 3;

    public static void Measure(IEnumerable<string> folders)
    {
        Console.WriteLine("| project | without | with | added, median of the pairs | 95 % of the median's | whole pass alone, over one that only listens |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Measure("generated, 300 files, no sockets", new Subject(GeneratedPrograms.Application(300, 0)));
        Measure("generated, 300 files, three with sockets", new Subject(GeneratedPrograms.Application(300, 3)));
        foreach (var folder in folders)
            Measure(Path.GetFileName(folder.TrimEnd(Path.DirectorySeparatorChar)), new Subject(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order().Select(File.ReadAllText)));
    }

    private static void Measure(string name, Subject subject)
    {
        ImmutableArray<DiagnosticAnalyzer> both = [.. Contenders.Sdk, .. Contenders.Hangup];
        var (without, with, alone, listening) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var pair = -Warmup; pair < Pairs; pair++)
        {
            // Who goes first changes from pair to pair.
            var first = Time(subject, pair % 2 == 0 ? Contenders.Sdk : both);
            var second = Time(subject, pair % 2 == 0 ? both : Contenders.Sdk);
            var (idle, ours) = (Time(subject, Contenders.Listening), Time(subject, Contenders.Hangup));
            if (pair < 0)
                continue;
            without.Add(pair % 2 == 0 ? first : second);
            with.Add(pair % 2 == 0 ? second : first);
            listening.Add(idle);
            alone.Add(ours);
        }

        var added = Ratios(with, without);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Median(without):0} ms | {Median(with):0} ms | {Median(added):0.0} % | {added[LowRank]:0.0} % to {added[Pairs - 1 - LowRank]:0.0} % | {Median(Ratios(alone, listening)):0.0} % |"));
    }

    // Of 25 values in order, the median of the whole lies between the 8th and the 18th in 95 of 100 cases.
    private const int LowRank = 7;

    private static double Time(Subject subject, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var fresh = subject.Afresh();
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        fresh.CompileAndAnalyze(analyzers);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static List<double> Ratios(IEnumerable<double> with, IEnumerable<double> without) => [.. with.Zip(without, (more, less) => ((more / less) - 1) * 100).Order()];

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
