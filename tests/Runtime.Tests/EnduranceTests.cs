using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>100 000 connections, ended in all ways: nothing is left of them.</summary>
public class EnduranceTests
{
    private const int Connections = 100_000;
    private const int AtATime = 64;
    private const long Slack = 2 << 20;

    private static readonly (byte Peer, Func<TcpClient, Task> End)[] s_ways =
    [
        (Crowd.ReadsToTheEnd, client => Task.FromResult(client.Abort())),
        (Crowd.ReadsToTheEnd, client => Task.FromResult(client.GetStream().Abort())),
        (Crowd.ReadsToTheEnd, AbortWithPendingReceive),
        (Crowd.ReadsToTheEnd, LeaveScopeByException),
        (Crowd.ReadsToTheEnd, async client => await client.CloseGracefullyAsync()),
        (Crowd.ReadsToTheEnd, CloseOnDispose),
        (Crowd.ReadsToTheEnd, CancelClose),
        (Crowd.ClosesFirst, client => Task.FromResult(client.CloseGracefully())),
        (Crowd.Resets, async client => await client.CloseGracefullyAsync()),
        (Crowd.Resets, client => Task.FromResult(client.Client.Abort())),
    ];

    [LinuxFact]
    public async Task ManyConnections_LeaveNothingBehind()
    {
        await Settle(); // what other tests left to the finalizers is not ours
        var unobserved = new ConcurrentQueue<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> remember = (_, e) => unobserved.Enqueue(e.Exception.ToString());
        TaskScheduler.UnobservedTaskException += remember;
        using var crowd = new Crowd(addresses: 16);
        await EndMany(crowd, Connections / 10);
        (int descriptors, long memory) = await Settle();
        var watch = Stopwatch.StartNew();
        await EndMany(crowd, Connections);
        watch.Stop();
        (int descriptorsAfter, long memoryAfter) = await Settle();
        // A busy machine still runs what the last ends have set off; what stays is a leak.
        for (int i = 0; i < 20 && memoryAfter > memory + Slack; i++)
        {
            (descriptorsAfter, memoryAfter) = await Settle();
        }

        TaskScheduler.UnobservedTaskException -= remember;

        Assert.Empty(unobserved);
        Assert.InRange(descriptorsAfter, 0, descriptors + 2);
        Assert.InRange(memoryAfter, 0, memory + Slack);
        Assert.True(crowd.ResetsSeen > 0);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(3), $"It took {watch.Elapsed}.");
    }

    private static async Task EndMany(Crowd crowd, int connections)
    {
        int started = 0;
        await Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref started) is var i && i <= connections)
            {
                (byte peer, Func<TcpClient, Task> end) = s_ways[i % s_ways.Length];
                using TcpClient client = await crowd.ConnectAsync(peer);
                await end(client);
            }
        })));
    }

    private static async Task AbortWithPendingReceive(TcpClient client)
    {
        Task<int> receive = client.Client.ReceiveAsync(new byte[1]);
        client.Abort();
        await Assert.ThrowsAsync<SocketException>(() => receive);
    }

    private static async Task LeaveScopeByException(TcpClient client) => await Assert.ThrowsAsync<InvalidOperationException>(async () =>
    {
        using ConnectionScope scope = client.AbortOnDispose();
        await scope.Stream.WriteAsync(new byte[10]);
        throw new InvalidOperationException();
    });

    private static async Task CloseOnDispose(TcpClient client)
    {
        await using ConnectionScope scope = client.CloseOnDispose();
        await scope.Stream.WriteAsync(new byte[10]);
    }

    private static async Task CancelClose(TcpClient client) => await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        await client.CloseGracefullyAsync(cancellationToken: new CancellationToken(canceled: true)));

    // Descriptors and memory once the peers have seen the last ends and the finalizers have run.
    private static async Task<(int Descriptors, long Memory)> Settle()
    {
        await Task.Delay(500);
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return (Directory.GetFiles("/proc/self/fd").Length, GC.GetTotalMemory(forceFullCollection: true));
    }
}
