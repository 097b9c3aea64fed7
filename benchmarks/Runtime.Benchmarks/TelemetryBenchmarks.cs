using System.Diagnostics.Metrics;
using BenchmarkDotNet.Attributes;

namespace Hangup.Runtime.Benchmarks;

/// <summary>What it costs to be observed, and not to be. The bar: without a listener nothing that can be measured, and no allocation.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
[SimpleJob(launchCount: 3, warmupCount: 5, iterationCount: 30, invocationCount: Connections.PerIteration)]
public class TelemetryBenchmarks
{
    private readonly Connections _connections = new();
    private MeterListener? _listener;

    /// <summary>Whether somebody counts the ends.</summary>
    [Params(false, true)]
    public bool Metered { get; set; }

    [GlobalSetup]
    public void Listen()
    {
        if (!Metered)
        {
            return;
        }

        _listener = new MeterListener { InstrumentPublished = static (instrument, listener) => Enable(instrument, listener) };
        _listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        _listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        _listener.Start();
    }

    [GlobalCleanup]
    public void Leave() => _listener?.Dispose();

    [IterationSetup(Target = nameof(Abort))]
    public void Open() => _connections.Open(peersClose: false);

    [IterationSetup(Target = nameof(CloseGracefully))]
    public void OpenToClosingPeers() => _connections.Open(peersClose: true);

    [IterationCleanup]
    public void Release() => _connections.Release();

    [Benchmark]
    public AbortResult Abort() => _connections.Next().Abort();

    [Benchmark]
    public CloseResult CloseGracefully() => _connections.Next().CloseGracefully();

    private static void Enable(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "Hangup")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }
}
