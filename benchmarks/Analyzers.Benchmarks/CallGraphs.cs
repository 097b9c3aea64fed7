using BenchmarkDotNet.Attributes;

namespace Hangup.Benchmarks;

/// <summary>One connection through 1 000 methods. The bar: under 1 s over what any analyzer that asks for models costs, with 30 % to spare.</summary>
public class CallChain
{
    private Subject _subject = null!;

    [Params(true, false)]
    public bool Closes { get; set; }

    [IterationSetup]
    public void Parse() => _subject = new([GeneratedPrograms.Chain(1_000, Closes)]);

    [Benchmark(Baseline = true)]
    public int Compile() => _subject.Compile();

    [Benchmark]
    public int Listening() => _subject.Analyze(Contenders.Listening);

    [Benchmark]
    public int Hangup() => _subject.Analyze(Contenders.Hangup);
}

/// <summary>100 methods of which each calls every other. The bar: under 1 s over what any analyzer that asks for models costs, with 30 % to spare.</summary>
public class CallClique
{
    private Subject _subject = null!;

    [Params(true, false)]
    public bool Closes { get; set; }

    [IterationSetup]
    public void Parse() => _subject = new([GeneratedPrograms.Clique(100, Closes)]);

    [Benchmark(Baseline = true)]
    public int Compile() => _subject.Compile();

    [Benchmark]
    public int Listening() => _subject.Analyze(Contenders.Listening);

    [Benchmark]
    public int Hangup() => _subject.Analyze(Contenders.Hangup);
}
