using System.Diagnostics;
using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>Graceful closes that a peer does not go along with: it is silent, deaf, endless, gone; or we change our mind.</summary>
public class CloseAtTheLimitsTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    // Timers count in milliseconds and may be one of them early.
    private static readonly TimeSpan s_earliest = s_timeout * 0.98;

    // What a busy machine takes to wake a thread comes on top.
    private static readonly TimeSpan s_latest = s_timeout * 1.3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatIsSilentButAcknowledged_IsClosedNotReset(bool async)
    {
        using var pair = new Pair();
        pair.Socket.Send(new byte[10]);
        CloseResult result = await Close(pair.Socket, async, s_timeout);
        Assert.Equal((CloseOutcome.TimedOut, Expected.Delivered), (result.Outcome, result.Delivered));
        Assert.InRange(result.Elapsed, s_earliest, s_latest);
        Assert.Equal(new Sighting(Saw.EndOfFile, 10), await pair.PeerSees());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatStopsReading_IsResetWithinTheDeadline(bool async)
    {
        using var pair = new Pair();
        long queued = pair.FillPeer();
        var deadline = TimeSpan.FromSeconds(3);
        CloseResult result = await Close(pair.Socket, async, deadline);
        Assert.Equal((CloseOutcome.TimedOut, Expected.Undelivered), (result.Outcome, result.Delivered));
        Assert.InRange(result.Elapsed, deadline * 0.98, deadline * 1.1);
        Sighting peer = await pair.PeerSees();
        Assert.Equal(Saw.Reset, peer.End);
        Assert.True(peer.Bytes < queued);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatHalfClosedAndStopsReading_IsResetWithinTheDeadline(bool async)
    {
        using var pair = new Pair();
        pair.FillPeer();
        pair.Theirs.Shutdown(SocketShutdown.Send);
        CloseResult result = await Close(pair.Socket, async, s_timeout);
        Assert.Equal(Expected.CanTell ? CloseOutcome.TimedOut : CloseOutcome.PeerClosed, result.Outcome);
        Assert.Equal(Expected.Undelivered, result.Delivered);
        Assert.Equal(Expected.CanTell ? Saw.Reset : Saw.EndOfFile, (await pair.PeerSees()).End);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatFloods_IsCutAtTheByteLimit(bool async)
    {
        using var pair = new Pair();
        Task flood = Task.Run(() => Flood(pair.Theirs));
        CloseResult result = await Close(pair.Socket, async, TimeSpan.FromSeconds(30));
        Assert.Equal(CloseOutcome.DrainLimit, result.Outcome);
        Assert.InRange(result.BytesDrained, (1 << 20) + 1, (1 << 20) + (64 * 1024));
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(10), $"It took {result.Elapsed}.");
        await flood.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatResets_IsReported(bool async)
    {
        using var pair = new Pair();
        Task reset = Task.Delay(100).ContinueWith(_ => pair.Theirs.Close(0), TaskScheduler.Default);
        CloseResult result = await Close(pair.Socket, async, TimeSpan.FromSeconds(30));
        Assert.Equal((CloseOutcome.PeerReset, (bool?)false), (result.Outcome, result.Delivered));
        await reset;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatHadReset_IsReported(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Close(0);
        await pair.UntilInputArrives();
        CloseResult result = await Close(pair.Socket, async, TimeSpan.FromSeconds(30));
        Assert.Equal((CloseOutcome.PeerReset, (bool?)false), (result.Outcome, result.Delivered));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IdlePeer_IsLeftBeforeTheDeadline(bool async)
    {
        using var pair = new Pair();
        CloseResult result = await Close(pair.Socket, async, TimeSpan.FromSeconds(30), idle: s_timeout);
        Assert.Equal(CloseOutcome.Idle, result.Outcome);
        Assert.InRange(result.Elapsed, s_earliest, s_latest + s_timeout);
        Assert.Equal(Saw.EndOfFile, (await pair.PeerSees()).End);
    }

    [KernelTellsTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatReadsSlowlyAndSaysNothing_IsNotIdle(bool async)
    {
        using var pair = new Pair();
        long queued = pair.FillPeer();
        Task<Sighting> peer = Reading.ToTheEnd(pair.Theirs, pauseBetweenReads: TimeSpan.FromMilliseconds(15));
        CloseResult result = await Close(pair.Socket, async, TimeSpan.FromSeconds(30), idle: TimeSpan.FromMilliseconds(300));
        Assert.Equal(new Sighting(Saw.EndOfFile, queued), await peer);
        Assert.Equal(CloseOutcome.PeerClosed, result.Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NoTimeAtAll_DiscardsWhatHasArrivedAndCloses(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Send(new byte[10]);
        await pair.UntilInputArrives();
        CloseResult result = await Close(pair.Socket, async, TimeSpan.Zero);
        Assert.Equal((CloseOutcome.TimedOut, 10L), (result.Outcome, result.BytesDrained));
        Assert.Equal(Saw.EndOfFile, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task Cancellation_AbortsAndThrows()
    {
        using var pair = new Pair();
        pair.FillPeer();
        using var cancellation = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await pair.Client.CloseGracefullyAsync(TimeSpan.FromSeconds(30), cancellationToken: cancellation.Token));
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task CancelledBefore_AbortsWithoutAFin()
    {
        using var pair = new Pair();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await pair.Client.CloseGracefullyAsync(cancellationToken: new CancellationToken(canceled: true)));
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task CancellationOfOneCaller_IsAnAbortToTheOthers()
    {
        using var pair = new Pair();
        using var cancellation = new CancellationTokenSource();
        Task<CloseResult> first = pair.Client.CloseGracefullyAsync(TimeSpan.FromSeconds(30)).AsTask();
        Task<CloseResult> second = pair.Socket.CloseGracefullyAsync(cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(CloseOutcome.Aborted, (await first).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AbortWhileClosing_EndsTheClose(bool async)
    {
        using var pair = new Pair();
        pair.FillPeer();
        Task<CloseResult> close = Task.Run(() => Close(pair.Socket, async, TimeSpan.FromSeconds(30)));
        await Task.Delay(200);
        pair.Socket.Abort();
        CloseResult result = await close.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal((CloseOutcome.Aborted, (bool?)false), (result.Outcome, result.Delivered));
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DisposeWhileClosing_EndsTheClose(bool async)
    {
        using var pair = new Pair();
        Task<CloseResult> close = Task.Run(() => Close(pair.Socket, async, TimeSpan.FromSeconds(30)));
        await Task.Delay(200);
        pair.Socket.Dispose();
        Assert.Equal(CloseOutcome.Aborted, (await close.WaitAsync(TimeSpan.FromSeconds(5))).Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NothingToClose_IsReportedAndDisposed(bool async)
    {
        var unconnected = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var listening = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listening.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.IPv6Loopback, 0));
        listening.Listen();
        var datagram = new Socket(SocketType.Dgram, ProtocolType.Udp);
        var disposed = new Socket(SocketType.Stream, ProtocolType.Tcp);
        disposed.Dispose();
        using var pair = new Pair();
        pair.Socket.Abort();
        foreach (Socket socket in new[] { unconnected, listening, datagram, disposed, pair.Socket })
        {
            CloseResult result = await Close(socket, async, TimeSpan.FromSeconds(30));
            Assert.Equal((CloseOutcome.AlreadyClosed, (bool?)null, 0L), (result.Outcome, result.Delivered, result.BytesDrained));
            Assert.True(socket.SafeHandle.IsClosed);
        }

        var client = new TcpClient();
        client.Dispose();
        Assert.Equal(default, client.CloseGracefully());
        Assert.Equal(default, await client.CloseGracefullyAsync());
    }

    private static async Task<CloseResult> Close(Socket socket, bool async, TimeSpan timeout, TimeSpan? idle = null) =>
        async ? await socket.CloseGracefullyAsync(timeout, idle) : socket.CloseGracefully(timeout, idle);

    private static void Flood(Socket socket)
    {
        byte[] chunk = new byte[64 * 1024];
        var limit = Stopwatch.StartNew();
        SocketError error = SocketError.Success;
        while (error is SocketError.Success && limit.Elapsed < TimeSpan.FromSeconds(20))
        {
            socket.Send(chunk, 0, chunk.Length, SocketFlags.None, out error);
        }

        Assert.NotEqual(SocketError.Success, error);
    }
}
