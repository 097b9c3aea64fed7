using System.Net.Sockets;
using BenchmarkDotNet.Attributes;

namespace Hangup.Runtime.Benchmarks;

/// <summary>A graceful close that has to wait for the peer: what the timer, the deadline and the task cost.</summary>
[MemoryDiagnoser]
[MinColumn]
[MedianColumn]
[SimpleJob(launchCount: 3, warmupCount: 5, iterationCount: 30, invocationCount: Connections.PerIteration)]
public class WaitingCloseBenchmarks
{
    private readonly Connections _connections = new();
    private readonly byte[] _buffer = new byte[4096];

    [IterationSetup]
    public void Open() => _connections.Open(peersClose: false);

    [Benchmark(Baseline = true)]
    public async Task ByHandAsync()
    {
        TcpClient client = _connections.Next();
        Socket socket = client.Client;
        socket.Shutdown(SocketShutdown.Send);
        ValueTask<int> end = socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None);
        _connections.PeerOfLast().Dispose();
        while (await end > 0)
        {
            end = socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None);
        }

        client.Dispose();
    }

    [Benchmark]
    public async Task CloseGracefullyAsync()
    {
        ValueTask<CloseResult> close = _connections.Next().CloseGracefullyAsync();
        _connections.PeerOfLast().Dispose();
        await close;
    }
}
