namespace Hangup.Benchmarks;

/// <summary>
/// Runs without and with something, in pairs. Whatever else a machine does only ever adds, so that the fastest quarter of each side says
/// what the work itself takes; how far that is to be trusted is asked of the pairs themselves, drawn anew two thousand times.
/// </summary>
internal sealed class PairedRuns
{
    private const int Draws = 2_000;

    private readonly List<(double Time, double Bytes)> _without = [];
    private readonly List<(double Time, double Bytes)> _with = [];
    private (double Low, double High)? _range;

    public int Count => _without.Count;

    public double Without => Fastest(_without);

    public double With => Fastest(_with);

    /// <summary>As a part of what it takes without: 0.02 is two in a hundred more.</summary>
    public double Added => (With / Without) - 1;

    public double AddedBytes => (_with.Average(run => run.Bytes) / _without.Average(run => run.Bytes)) - 1;

    /// <summary>Between these it lies in 95 of 100 cases.</summary>
    public double Low => Range.Low;

    public double High => Range.High;

    public double Spread => High - Low;

    private (double Low, double High) Range => _range ??= Resampled();

    public void Add((double Time, double Bytes) without, (double Time, double Bytes) with)
    {
        _without.Add(without);
        _with.Add(with);
        _range = null;
    }

    private (double Low, double High) Resampled()
    {
        // The same draws whenever it is asked.
        var random = new Random(1);
        var added = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var picked = Enumerable.Range(0, Count).Select(_ => random.Next(Count)).ToList();
            added[draw] = (Fastest(picked.Select(pair => _with[pair])) / Fastest(picked.Select(pair => _without[pair]))) - 1;
        }

        Array.Sort(added);
        return (added[Draws * 25 / 1_000], added[Draws * 975 / 1_000]);
    }

    private static double Fastest(IEnumerable<(double Time, double Bytes)> runs)
    {
        var times = runs.Select(run => run.Time).Order().ToList();
        return times.Take(Math.Max(1, times.Count / 4)).Average();
    }
}
