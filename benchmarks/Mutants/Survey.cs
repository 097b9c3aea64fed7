using System.Globalization;

namespace Hangup.Mutants;

/// <summary>Which test meets which mutants, from one run of all of them.</summary>
internal sealed class Survey
{
    private readonly ILookup<int, string> _meeting;
    private readonly Dictionary<string, int> _spread;

    private Survey(string[][] lines)
    {
        var passing = lines.Where(static line => bool.Parse(line[2])).ToArray();
        _meeting = passing.SelectMany(static line => line[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => (Number: int.Parse(number, CultureInfo.InvariantCulture), Test: line[0])))
            .ToLookup(static pair => pair.Number, static pair => pair.Test);
        // Neighbours in the source test much the same: one of each class comes before the second of any.
        _spread = passing.GroupBy(static line => line[4][..Math.Max(0, line[4].IndexOf('(') is var at and > 0 ? line[4].LastIndexOf('.', at) : line[4].LastIndexOf('.'))])
            .SelectMany(static type => type.Select(static (line, order) => (Test: line[0], Order: order))).ToDictionary(static pair => pair.Test, static pair => pair.Order);
        (Tests, Failing) = (lines.Length, lines.Length - passing.Length);
    }

    public int Tests { get; }

    /// <summary>Those that fail without any mutant are not asked.</summary>
    public int Failing { get; }

    public static Survey Read(string path) => new([.. File.ReadAllLines(path).Select(static line => line.Split('\t', 5))]);

    public IEnumerable<string> Meeting(int mutant) => _meeting[mutant];

    public int SpreadOf(string test) => _spread[test];
}
