using System.Net.Sockets;
using BenchmarkDotNet.Attributes;

namespace Hangup.Runtime.Benchmarks;

/// <summary>A graceful close of a connection whose peer has closed already, by hand and by verb. The bar: at most 1.3x.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
[SimpleJob(launchCount: 3, warmupCount: 5, iterationCount: 30, invocationCount: Connections.PerIteration)]
public class CloseBenchmarks
{
    private readonly Connections _connections = new();
    private readonly byte[] _buffer = new byte[4096];

    [IterationSetup]
    public void Open() => _connections.Open(peersClose: true);

    /// <summary>What a careful programmer writes: no deadline, no limit, no report.</summary>
    [Benchmark(Baseline = true)]
    public async Task ByHandAsync()
    {
        TcpClient client = _connections.Next();
        Socket socket = client.Client;
        socket.Shutdown(SocketShutdown.Send);
        while (await socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None) > 0)
        {
        }

        client.Dispose();
    }

    [Benchmark]
    public async Task CloseGracefullyAsync() => await _connections.Next().CloseGracefullyAsync();

    [Benchmark]
    public CloseResult CloseGracefully() => _connections.Next().CloseGracefully();

    [Benchmark]
    public void PlainDispose() => _connections.Next().Dispose();
}
