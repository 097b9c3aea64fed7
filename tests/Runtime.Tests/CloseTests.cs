using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>Graceful closes that a peer goes along with. Every situation is met by the blocking and by the asynchronous form.</summary>
public class CloseTests
{
    private const int Times = 300;

    private static readonly byte[] s_message = "0123456789"u8.ToArray();

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", false)]
    [InlineData("::1", true)]
    public async Task CloseOfAnyView_PeerSeesEndOfFile300Times(string address, bool async)
    {
        for (int i = 0; i < Times; i++)
        {
            using var pair = new Pair(IPAddress.Parse(address));
            Task<Sighting> peer = pair.PeerSees();
            await pair.Client.GetStream().WriteAsync(s_message);
            CloseResult result = await Close(pair, i % 3, async);
            Assert.Equal(new Sighting(Saw.EndOfFile, s_message.Length), await peer);
            Assert.Equal(CloseOutcome.PeerClosed, result.Outcome);
            Assert.Equal(Expected.Delivered, result.Delivered);
            Assert.True(pair.Socket.SafeHandle.IsClosed);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseAfterThePeersClose_IsOverAtOnce(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Dispose();
        await pair.UntilInputArrives();
        CloseResult result = await Close(pair, 0, async);
        Assert.Equal((CloseOutcome.PeerClosed, 0L), (result.Outcome, result.BytesDrained));
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(1), $"It took {result.Elapsed}.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseWithUnreadInput_DeliversEverythingToASlowReader(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Send(new byte[100_000]);
        await pair.UntilInputArrives();
        Task<int> send = pair.Socket.SendAsync(new byte[4 << 20]);
        Task<Sighting> peer = Reading.ToTheEnd(pair.Theirs, pauseBetweenReads: TimeSpan.FromMilliseconds(2));
        Assert.Equal(4 << 20, await send);
        CloseResult result = await Close(pair, 0, async);
        Assert.Equal(new Sighting(Saw.EndOfFile, 4 << 20), await peer);
        Assert.Equal((CloseOutcome.PeerClosed, 100_000L), (result.Outcome, result.BytesDrained));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseWhileThePeerHalfClosedBeforeAndStillReads_WaitsForItsAcknowledgement(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Shutdown(SocketShutdown.Send);
        await pair.UntilInputArrives();
        long queued = pair.FillPeer();
        Task<CloseResult> close = Task.Run(() => Close(pair, 0, async));
        await Task.Delay(100);
        Assert.Equal(Expected.Delivered is null, close.IsCompleted);
        Assert.Equal(new Sighting(Saw.EndOfFile, queued), await pair.PeerSees());
        Assert.Equal(Expected.Delivered, (await close).Delivered);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseWhileThePeerStillAnswers_TakesTheAnswerIn(bool async)
    {
        using var pair = new Pair();
        Task<Sighting> answer = Task.Run(async () =>
        {
            Sighting request = await pair.PeerReads();
            await Task.Delay(100);
            pair.Theirs.Send(s_message);
            pair.Theirs.Dispose();
            return request;
        });
        pair.Socket.Send(s_message);
        CloseResult result = await Close(pair, 0, async);
        Assert.Equal((CloseOutcome.PeerClosed, (long)s_message.Length), (result.Outcome, result.BytesDrained));
        Assert.Equal(Saw.EndOfFile, (await answer).End);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseOfUnixSocket_PeerSeesEndOfFile(bool async)
    {
        using var pair = new UnixPair();
        Task<Sighting> peer = Reading.ToTheEnd(pair.Theirs);
        pair.Ours.Send(s_message);
        CloseResult result = async ? await pair.Ours.CloseGracefullyAsync() : pair.Ours.CloseGracefully();
        Assert.Equal(new Sighting(Saw.EndOfFile, s_message.Length), await peer);
        Assert.Equal((CloseOutcome.PeerClosed, (bool?)null), (result.Outcome, result.Delivered));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseWhileArmed_DisarmsFirst(bool async)
    {
        using var pair = new Pair(beforeConnect: client => client.LingerState = new LingerOption(true, 0));
        Task<Sighting> peer = pair.PeerSees();
        pair.Socket.Send(s_message);
        await Close(pair, 0, async);
        Assert.Equal(new Sighting(Saw.EndOfFile, s_message.Length), await peer);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task CloseWithAPendingReadOfOurOwn_EndsBoth(bool blockingRead, bool async)
    {
        using var pair = new Pair();
        Task<int> read = blockingRead
            ? Task.Factory.StartNew(() => pair.Socket.Receive(new byte[10]), TaskCreationOptions.LongRunning)
            : pair.Socket.ReceiveAsync(new byte[10]);
        await Task.Delay(50);
        Task<Sighting> peer = pair.PeerSees();
        Assert.Equal(CloseOutcome.PeerClosed, (await Close(pair, 1, async)).Outcome);
        Assert.Equal(Saw.EndOfFile, (await peer).End);

        // It reads end-of-file too, unless it is still on its way back when the socket is closed under it.
        await Task.WhenAny(read);
        Assert.True(read.Exception is { } late ? ConnectionEnd.Classify(late) is ConnectionEndKind.LocallyClosed : await read == 0);
    }

    [Fact]
    public async Task ConcurrentCloses_ShareOneOutcome()
    {
        using var pair = new Pair();
        Task<CloseResult>[] closes =
        [
            pair.Client.CloseGracefullyAsync().AsTask(),
            pair.Socket.CloseGracefullyAsync().AsTask(),
            Task.Run(() => pair.Socket.CloseGracefully()),
        ];
        await Task.Delay(100);
        Assert.All(closes, close => Assert.False(close.IsCompleted));
        Assert.Equal(Saw.EndOfFile, (await pair.PeerSees()).End);
        CloseResult[] results = await Task.WhenAll(closes);
        Assert.Single(results.Distinct());
        Assert.Equal(CloseOutcome.PeerClosed, results[0].Outcome);
        Assert.Equal(results[0], await pair.Socket.CloseGracefullyAsync());
    }

    [Fact]
    public async Task CloseAsync_HoldsNoThreadWhileItWaits()
    {
        using var pair = new Pair();
        var watch = Stopwatch.StartNew();
        ValueTask<CloseResult> close = pair.Client.CloseGracefullyAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"The call blocked for {watch.Elapsed}.");
        Assert.False(close.IsCompleted);
        await pair.PeerSees();
        Assert.Equal(CloseOutcome.PeerClosed, (await close).Outcome);
    }

    private static async Task<CloseResult> Close(Pair pair, int view, bool async) => (view, async) switch
    {
        (0, false) => pair.Client.CloseGracefully(),
        (1, false) => pair.Socket.CloseGracefully(),
        (2, false) => pair.Client.GetStream().CloseGracefully(),
        (0, true) => await pair.Client.CloseGracefullyAsync(),
        (1, true) => await pair.Socket.CloseGracefullyAsync(),
        _ => await pair.Client.GetStream().CloseGracefullyAsync(),
    };
}
