using System.Globalization;

namespace Hangup.Mutants;

/// <summary>Which test meets which mutants, from one run of all of them.</summary>
internal sealed class Survey
{
    private readonly Dictionary<string, Test> _tests;
    private readonly ILookup<int, Test> _meeting;

    private Survey(Test[] tests)
    {
        _tests = tests.ToDictionary(static test => test.Id);
        // Those that fail without any mutant are not asked.
        var passing = tests.Where(static test => test.Passes).ToArray();
        _meeting = passing.SelectMany(static test => test.Met.Select(number => (Number: number, Test: test))).ToLookup(static pair => pair.Number, static pair => pair.Test);
        // Neighbours in the source test much the same: one of each class comes before the second of any.
        foreach (var type in passing.GroupBy(static test => test.Type))
            foreach (var (order, test) in type.Index())
                test.Spread = order;
        Failing = tests.Length - passing.Length;
    }

    public int Tests => _tests.Count;

    public int Failing { get; }

    /// <summary>An empty one where there is no such file yet.</summary>
    public static Survey Read(string path) => new(File.Exists(path) ? [.. File.ReadAllLines(path).Select(static line => line.Split('\t', 5)).Select(Test.Of)] : []);

    public bool Knows(string test) => _tests.ContainsKey(test);

    /// <param name="after">Without so many that came first.</param>
    public IEnumerable<string> Meeting(int mutant, int after = 0) => _meeting[mutant].Where(test => test.Order >= after).Select(static test => test.Id);

    public string NameOf(string test) => _tests[test].Name;

    public int SpreadOf(string test) => _tests[test].Spread;

    /// <summary>How many mutants it meets.</summary>
    public int ReachOf(string test) => _tests[test].Met.Length;

    /// <summary>What takes longer than this has met an endless loop.</summary>
    public TimeSpan PatienceWith(string test) => TimeSpan.FromSeconds(45) + 15 * _tests[test].Usual;

    private sealed record Test(int Order, string Id, TimeSpan Usual, bool Passes, int[] Met, string Name)
    {
        public int Spread { get; set; }

        public string Type => Name[..Math.Max(0, Name.IndexOf('(') is var at and > 0 ? Name.LastIndexOf('.', at) : Name.LastIndexOf('.'))];

        public static Test Of(string[] line, int order) => new(
            order,
            line[0],
            TimeSpan.FromMilliseconds(int.Parse(line[1], CultureInfo.InvariantCulture)),
            bool.Parse(line[2]),
            [.. line[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static number => int.Parse(number, CultureInfo.InvariantCulture))],
            line[4]);
    }
}
