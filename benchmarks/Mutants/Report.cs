using System.Globalization;

namespace Hangup.Mutants;

/// <summary>How many were noticed, of each room, and who was not.</summary>
internal static class Report
{
    public const string Mutants = "mutants.tsv";
    public const string Survey = "survey.tsv";
    public const string Noticed = "noticed.tsv";

    public static int Tell(string scratch)
    {
        var noticed = File.ReadAllLines(Path.Combine(scratch, Noticed)).Select(static line => line.Split('\t', 2)).ToDictionary(static line => int.Parse(line[0], CultureInfo.InvariantCulture), static line => line[1]);
        var mutants = File.ReadAllLines(Path.Combine(scratch, Mutants)).Select(static line => line.Split('\t')).Where(line => noticed.ContainsKey(int.Parse(line[0], CultureInfo.InvariantCulture))).ToArray();
        var survey = Hangup.Mutants.Survey.Read(Path.Combine(scratch, Survey));
        Console.WriteLine($"{survey.Tests} tests, {survey.Failing} of them not asked: they fail there without a mutant");
        foreach (var room in mutants.GroupBy(static mutant => mutant[1]).Append(mutants.GroupBy(static _ => "all").Single()))
            Console.WriteLine(Line(room.Key, room.Count(mutant => IsNoticed(mutant, noticed)), room.Count()));
        foreach (var survivor in mutants.Where(mutant => !IsNoticed(mutant, noticed)))
            Console.WriteLine(string.Join("  ", survivor) + (survey.Meeting(int.Parse(survivor[0], CultureInfo.InvariantCulture)).Any() ? "" : "  (no test comes there)"));
        return 0;
    }

    private static bool IsNoticed(string[] mutant, Dictionary<int, string> noticed) => noticed[int.Parse(mutant[0], CultureInfo.InvariantCulture)].Length > 0;

    /// <summary>With the interval in which 95 of 100 samples would have the true share: Wilson's.</summary>
    private static string Line(string room, int good, int all)
    {
        var (share, z) = ((double)good / all, 1.96);
        var middle = (share + z * z / (2 * all)) / (1 + z * z / all);
        var half = z / (1 + z * z / all) * Math.Sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
        return string.Create(CultureInfo.InvariantCulture, $"{room}: {good} of {all} noticed, {share:P1} ({middle - half:P1} to {middle + half:P1})");
    }
}
