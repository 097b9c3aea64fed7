using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class TelemetryTests
{
    [ModernTargetFact]
    public async Task Abort_IsCountedAsAReset()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        pair.Client.Abort();
        Assert.Equal(["abort reset tcp ipv4"], observer.Ends);
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [ModernTargetFact]
    public async Task GracefulClose_IsCountedWithWhatItTookAndDrained()
    {
        using var observer = new Observer();
        using var pair = new Pair(IPAddress.IPv6Loopback);
        pair.Theirs.Send(new byte[17]);
        Task<Sighting> peer = pair.PeerSees();
        CloseResult result = await pair.Client.CloseGracefullyAsync();
        Assert.Equal(Saw.EndOfFile, (await peer).End);
        Assert.Equal(["close peer_closed tcp ipv6"], observer.Ends);
        Measurement duration = Assert.Single(observer.Measured, measured => measured.Instrument == "hangup.connection.close.duration");
        Assert.Equal(("s", result.Elapsed.TotalSeconds), (duration.Unit, duration.Value));
        Measurement drained = Assert.Single(observer.Measured, measured => measured.Instrument == "hangup.connection.close.drained");
        Assert.Equal(("By", 17), (drained.Unit, drained.Value));
    }

    [ModernTargetFact]
    public async Task ScopeLeftByAnException_IsCountedAsItsOwnVerb()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        using (pair.Client.AbortOnDispose())
        {
        }

        Assert.Equal(["abort_on_dispose reset tcp ipv4"], observer.Ends);
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [ModernTargetFact]
    public async Task ScopeThatCloses_IsCountedAsItsOwnVerb()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        await using (pair.Client.CloseOnDispose())
        {
        }

        Assert.Equal(["close_on_dispose peer_closed tcp ipv4"], observer.Ends);
        Assert.Equal(Saw.EndOfFile, (await peer).End);
    }

    [ModernTargetFact]
    public void OneConnection_IsCountedOnce()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        using (ConnectionScope scope = pair.Client.AbortOnDispose())
        {
            scope.Abort();
            pair.Client.Abort();
            pair.Socket.CloseGracefully();
        }

        Assert.Equal(["abort reset tcp ipv4"], observer.Ends);
    }

    [ModernTargetFact]
    public async Task CancelledClose_IsCountedAsTheAbortThatItBecame()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        using var cancellation = new CancellationTokenSource();
        Task<CloseResult> close = pair.Client.CloseGracefullyAsync(cancellationToken: cancellation.Token).AsTask();
        cancellation.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => close);
        Assert.Equal(["abort reset_after_fin tcp ipv4"], observer.Ends);
    }

    [ModernTargetFact]
    public void NothingToEnd_IsNotCounted()
    {
        using var observer = new Observer();
        using var never = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        never.CloseGracefully();
        never.Abort();
        Assert.Empty(observer.Ends);
    }

    [ModernTargetFact]
    public void UnixDomainSocket_IsAnotherTransport()
    {
        using var observer = new Observer();
        using var pair = new UnixPair();
        pair.Ours.Abort();
        Assert.Equal(["abort not_supported unix"], observer.Ends);
    }

    [ModernTargetFact]
    public void CloseThatTimesOut_IsAnErrorOfItsActivity()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        int port = ((IPEndPoint)pair.Socket.RemoteEndPoint!).Port;
        pair.Client.CloseGracefully(TimeSpan.FromMilliseconds(50));
        Activity activity = Assert.Single(observer.Activities);
        Assert.Equal("hangup.close", activity.OperationName);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal("timed_out", activity.GetTagItem("error.type"));
        Assert.Equal("127.0.0.1", activity.GetTagItem("network.peer.address"));
        Assert.Equal(port, activity.GetTagItem("network.peer.port"));
        Assert.InRange(activity.Duration, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5));
    }

    [ModernTargetFact]
    public async Task CloseOfWhatIsDone_IsASpanUnderItsRequest()
    {
        using var observer = new Observer();
        using var pair = new Pair();
        using var request = new Activity("request");
        request.Start();
        Task<Sighting> peer = pair.PeerSees();
        await pair.Client.CloseGracefullyAsync();
        await peer;
        Activity activity = Assert.Single(observer.Activities);
        Assert.Equal(request.SpanId, activity.ParentSpanId);
        Assert.Equal(ActivityStatusCode.Unset, activity.Status);
        Assert.Equal("peer_closed", activity.GetTagItem("hangup.outcome"));
        Assert.Same(request, Activity.Current);
    }

    [ModernTargetFact]
    public void NobodyListens_NothingIsAllocatedForIt()
    {
        long[] allocated = [.. Enumerable.Range(0, 40).Select(_ => AllocatedByAbort())];
        Assert.True(allocated.Contains(0), $"Every abort allocated: {string.Join(", ", allocated)}");
    }

    // What the first calls allocate is the class library's, and when it stops is the compiler's choice.
    private static long AllocatedByAbort()
    {
        using var pair = new Pair();
        long before = GC.GetAllocatedBytesForCurrentThread();
        pair.Socket.Abort();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
