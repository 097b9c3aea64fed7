using System.Diagnostics;
using Hangup.Oracle.Comparison;
using Hangup.Oracle.Programs;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Hangup.Oracle.Hostile;

/// <summary>How long it takes until whoever wants no answer any more is let go.</summary>
public class CancellationTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_most = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// At one of ten moments of its work at least, however long that takes here: on a machine that does much else any one may wait for its turn,
    /// and while the compiler binds the body, which comes first, nobody can stop it.
    /// </summary>
    [Fact]
    public async Task Cancelled_StopsWithin50Milliseconds() =>
        Assert.InRange((await DelaysOf(Compiler.Compile([("monster", Monsters.All["300 connections, one in the other"]())]), 10))[0], TimeSpan.Zero, s_most);

    /// <summary>HANGUP_ORACLE_MOMENTS=n cancels each monster at that many moments, and each folder in HANGUP_ORACLE_SOURCES.</summary>
    [LongFact("HANGUP_ORACLE_MOMENTS")]
    public async Task CancelledAnywhere_StopsWithin50MillisecondsAsARule()
    {
        var all = new List<TimeSpan>();
        foreach (var (name, compilation) in Monsters.All.Select(monster => (monster.Key, Compiler.Compile([("monster", monster.Value())]))).Concat(Corpus.Folders().Select(folder => (Path.GetFileName(folder), Corpus.Compile(folder)))))
        {
            var delays = await DelaysOf(compilation, Seeds.Number("HANGUP_ORACLE_MOMENTS", 10));
            all.AddRange(delays);
            output.WriteLine($"{name}: {Told(delays)}");
        }

        all.Sort();
        output.WriteLine($"all: {Told(all)}, {all.Count(delay => delay > s_most)} above 50 ms");
        Assert.InRange(all[all.Count * 9 / 10], TimeSpan.Zero, s_most);
    }

    private static string Told(List<TimeSpan> sorted) => sorted.Count == 0 ? "done before" : $"{sorted.Count} moments, median {sorted[sorted.Count / 2].TotalMilliseconds:F1} ms, worst {sorted[^1].TotalMilliseconds:F1} ms";

    /// <summary>The shortest first; those moments at which it was done already are left out.</summary>
    private static async Task<List<TimeSpan>> DelaysOf(CSharpCompilation compilation, int moments)
    {
        var whole = Stopwatch.StartNew();
        await Reports.Of(Compiler.Afresh(compilation), concurrently: true);
        var work = whole.Elapsed;
        var delays = new List<TimeSpan>();
        for (var moment = 1; moment <= moments; moment++)
            if (await DelayOfCancellation(Compiler.Afresh(compilation), work * moment / (moments + 1)) is { } delay)
                delays.Add(delay);
        delays.Sort();
        return delays;
    }

    /// <summary>Null where it was done before.</summary>
    private static async Task<TimeSpan?> DelayOfCancellation(CSharpCompilation compilation, TimeSpan after)
    {
        using var enough = new CancellationTokenSource();
        var reports = Task.Run(() => Reports.Of(compilation, concurrently: true, enough.Token));
        await Task.Delay(after);
        var clock = Stopwatch.StartNew();
        await enough.CancelAsync();
        return await Record.ExceptionAsync(() => reports) is OperationCanceledException ? clock.Elapsed : null;
    }
}
