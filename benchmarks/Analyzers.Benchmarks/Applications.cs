using BenchmarkDotNet.Attributes;

namespace Hangup.Benchmarks;

/// <summary>What a project pays that never names a socket.</summary>
public class NoSockets
{
    private Subject _subject = null!;

    [IterationSetup]
    public void Parse() => _subject = new(GeneratedPrograms.Application(300, 0));

    [Benchmark(Baseline = true)]
    public int Compile() => _subject.Compile();

    [Benchmark]
    public int Hangup() => _subject.Analyze(Contenders.Hangup);

    [Benchmark]
    public int Idle() => _subject.Analyze(Contenders.Idle);

    [Benchmark]
    public int CompileWithIdle() => _subject.CompileAndAnalyze(Contenders.Idle);

    [Benchmark]
    public int CompileWithHangup() => _subject.CompileAndAnalyze(Contenders.Hangup);
}

/// <summary>What a project pays of which three files hold connections.</summary>
public class FewSockets
{
    private Subject _subject = null!;

    [IterationSetup]
    public void Parse() => _subject = new(GeneratedPrograms.Application(300, 3));

    [Benchmark(Baseline = true)]
    public int Compile() => _subject.Compile();

    [Benchmark]
    public int Hangup() => _subject.Analyze(Contenders.Hangup);

    [Benchmark]
    public int Idle() => _subject.Analyze(Contenders.Idle);

    [Benchmark]
    public int CompileWithIdle() => _subject.CompileAndAnalyze(Contenders.Idle);

    [Benchmark]
    public int CompileWithHangup() => _subject.CompileAndAnalyze(Contenders.Hangup);
}
