using System.Net.Sockets;
using BenchmarkDotNet.Attributes;

namespace Hangup.Runtime.Benchmarks;

/// <summary>A reset, by hand and by verb. The bar: at most 1.1x, and no allocation beyond it.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
[SimpleJob(launchCount: 3, warmupCount: 5, iterationCount: 30, invocationCount: Connections.PerIteration)]
public class AbortBenchmarks
{
    private readonly Connections _connections = new();

    [IterationSetup]
    public void Open() => _connections.Open(peersClose: false);

    [IterationCleanup]
    public void Release() => _connections.Release();

    [Benchmark(Baseline = true)]
    public void CloseZero()
    {
        TcpClient client = _connections.Next();
        client.Client.Close(0);
        client.Dispose();
    }

    /// <summary>By hand, with the question that <c>Abort</c> asks besides: did the peer reset before?</summary>
    [Benchmark]
    public int AskedThenCloseZero()
    {
        const int socketLevel = 1, error = 4;
        TcpClient client = _connections.Next();
        Span<byte> answer = stackalloc byte[sizeof(int)];
        client.Client.GetRawSocketOption(socketLevel, error, answer);
        client.Client.Close(0);
        client.Dispose();
        return answer[0];
    }

    [Benchmark]
    public AbortResult Abort() => _connections.Next().Abort();

    [Benchmark]
    public void ScopeLeftWithoutClose() => _connections.Next().AbortOnDispose().Dispose();
}
