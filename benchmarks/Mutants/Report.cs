using System.Globalization;

namespace Hangup.Mutants;

/// <summary>How many were noticed, of each room, and who was not.</summary>
internal static class Report
{
    public const string Mutants = "mutants.tsv";
    public const string Rooms = "rooms.tsv";
    public const string Survey = "survey.tsv";
    public const string Noticed = "noticed.tsv";

    /// <summary>A line a mutant that changes nothing anybody can see: its number, and the reason.</summary>
    private const string Equivalent = "equivalent.tsv";

    public static int Tell(string scratch)
    {
        var noticed = new Noticed(Path.Combine(scratch, Noticed));
        var survey = Hangup.Mutants.Survey.Read(Path.Combine(scratch, Survey));
        var mutants = Lines(scratch, Mutants).ToArray();
        var equivalent = Lines(scratch, Equivalent).ToDictionary(static line => Number(line[0]), static line => line[1]);
        Console.WriteLine($"{survey.Tests} tests, {survey.Failing} of them not asked: they fail there without a mutant");
        foreach (var room in mutants.GroupBy(static mutant => mutant[1]).Append(mutants.GroupBy(static _ => "all").Single()))
        {
            var visible = room.Where(mutant => !equivalent.ContainsKey(Number(mutant[0]))).ToArray();
            Console.WriteLine(Line(room.Key, room.Count(mutant => noticed.Has(Number(mutant[0]))), room.Count()) + Line("; without the equivalent", visible.Count(mutant => noticed.Has(Number(mutant[0]))), visible.Length));
        }

        Console.WriteLine(Weighted(scratch, mutants, noticed, equivalent));
        foreach (var survivor in mutants.Where(mutant => !noticed.Has(Number(mutant[0]))))
            Console.WriteLine(string.Join("  ", survivor) + $"  ({Remark(Number(survivor[0]), survey, noticed, equivalent)})");
        return 0;
    }

    private static string Remark(int mutant, Survey survey, Noticed noticed, Dictionary<int, string> equivalent) => equivalent.GetValueOrDefault(mutant)
        ?? (survey.Meeting(mutant).Any() ? survey.Meeting(mutant, noticed.AskedOf(mutant)).Any() ? "not all tests were asked" : "no test notices" : "no test comes there");

    private static IEnumerable<string[]> Lines(string scratch, string file) =>
        File.Exists(Path.Combine(scratch, file)) ? File.ReadAllLines(Path.Combine(scratch, file)).Select(static line => line.Split('\t')) : [];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>With the interval in which 95 of 100 samples would have the true share: Wilson's.</summary>
    private static string Line(string room, int good, int all)
    {
        if (all == 0)
            return $"{room}: none";
        var (share, z) = ((double)good / all, 1.96);
        var middle = (share + z * z / (2 * all)) / (1 + z * z / all);
        var half = z / (1 + z * z / all) * Math.Sqrt(share * (1 - share) / all + z * z / (4.0 * all * all));
        return string.Create(CultureInfo.InvariantCulture, $"{room}: {good} of {all} noticed, {share:P1} ({middle - half:P1} to {middle + half:P1})");
    }

    /// <summary>Of all that there are, where of some rooms more were drawn than of others.</summary>
    private static string Weighted(string scratch, string[][] mutants, Noticed noticed, Dictionary<int, string> equivalent)
    {
        var (share, variance, all) = (0.0, 0.0, Lines(scratch, Rooms).Sum(static room => (double)Number(room[1])));
        foreach (var room in Lines(scratch, Rooms))
        {
            var visible = mutants.Where(mutant => mutant[1] == room[0] && !equivalent.ContainsKey(Number(mutant[0]))).ToArray();
            var (weight, good) = (Number(room[1]) / all, (double)visible.Count(mutant => noticed.Has(Number(mutant[0]))) / visible.Length);
            (share, variance) = (share + weight * good, variance + weight * weight * good * (1 - good) / visible.Length);
        }

        return string.Create(CultureInfo.InvariantCulture, $"each room by its size, without the equivalent: {share:P1} ({share - 1.96 * Math.Sqrt(variance):P1} to {share + 1.96 * Math.Sqrt(variance):P1})");
    }
}
