using BenchmarkDotNet.Attributes;

namespace Hangup.Benchmarks;

/// <summary>One long method. The bar: under 2 s at 10 000 lines, and no worse than n log n.</summary>
public class LargeMethod
{
    private Subject _subject = null!;

    [Params(1_000, 2_000, 5_000, 10_000)]
    public int Lines { get; set; }

    [Params(Lifetimes.OneByOne, Lifetimes.AllAtOnce)]
    public Lifetimes Lifetimes { get; set; }

    [IterationSetup]
    public void Parse() => _subject = new([GeneratedPrograms.LargeMethod(Lines, Lifetimes)]);

    [Benchmark(Baseline = true)]
    public int Compile() => _subject.Compile();

    [Benchmark]
    public int Hangup() => _subject.Analyze(Contenders.Hangup);

    [Benchmark]
    public int CA2000() => _subject.Analyze(Contenders.CA2000);

    [Benchmark]
    public int IDisposableAnalyzers() => _subject.Analyze(Contenders.IDisposableAnalyzers);
}
