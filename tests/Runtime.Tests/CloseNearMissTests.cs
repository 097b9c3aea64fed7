using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>Closes that only just are, or are not, given up: mutants have shown that nothing else asks for it.</summary>
public class CloseNearMissTests
{
    [Theory]
    [InlineData("at once")]
    [InlineData("behind another")]
    [InlineData("half-closed")]
    [InlineData("tls")]
    public async Task UnderAContext_NothingComesBackToIt(string how)
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        SslStream? tls = how == "tls" ? (await Tls.HandshakeAsync(pair.Client.GetStream(), theirs)).Ours : null;
        Task<CloseResult>? first = how == "behind another" ? pair.Client.CloseGracefullyAsync().AsTask() : null;
        if (how == "half-closed")
        {
            pair.Theirs.Shutdown(SocketShutdown.Send);
            await pair.UntilInputArrives();
        }

        // Full, so that there is something to wait for: the goodbye of TLS, or the last acknowledgement.
        if (how is "half-closed" or "tls")
        {
            pair.FillPeer();
        }

        var context = new CountingContext();
        Task<CloseResult> closing = context.Under(() => tls is null ? pair.Client.CloseGracefullyAsync().AsTask() : tls.CloseGracefullyAsync(pair.Socket).AsTask());
        Assert.False(closing.IsCompleted && Expected.CanTell);
        await pair.PeerSees();
        Assert.Equal(CloseOutcome.PeerClosed, (await closing).Outcome);
        Assert.Equal(0, context.Posts);
        Assert.Equal((await closing).Outcome, (await (first ?? closing)).Outcome);
    }

    [Theory]
    [InlineData(10, CloseOutcome.PeerClosed)]
    [InlineData(11, CloseOutcome.DrainLimit)]
    public async Task PeerThatSendsAsMuchAsItMay_IsNoFlood(int bytes, CloseOutcome expected)
    {
        using var pair = new Pair();
        pair.Theirs.Send(new byte[bytes]);
        pair.Theirs.Shutdown(SocketShutdown.Send);
        await pair.UntilInputArrives();
        CloseResult result = pair.Client.CloseGracefully(maxDrainBytes: 10);
        Assert.Equal((expected, (long)bytes), (result.Outcome, result.BytesDrained));
    }

    [Fact]
    public async Task PeerThatSendsNowAndThen_IsNotIdle()
    {
        using var pair = new Pair();
        Task peer = Task.Run(async () =>
        {
            for (int sent = 0; sent < 50; sent++)
            {
                pair.Theirs.Send(new byte[1]);
                await Task.Delay(20);
            }

            pair.Theirs.Dispose();
        });
        CloseResult result = pair.Client.CloseGracefully(TimeSpan.FromSeconds(30), idleTimeout: TimeSpan.FromMilliseconds(300));
        Assert.Equal((CloseOutcome.PeerClosed, 50L), (result.Outcome, result.BytesDrained));
        await peer;
    }

    [KernelTellsTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerThatHalfClosesAndResetsLater_IsReported(bool async)
    {
        using var pair = new Pair();
        pair.FillPeer();
        pair.Theirs.Shutdown(SocketShutdown.Send);
        Task reset = Task.Delay(200).ContinueWith(_ => pair.Theirs.Close(0), TaskScheduler.Default);
        var timeout = TimeSpan.FromSeconds(30);
        CloseResult result = async ? await pair.Client.CloseGracefullyAsync(timeout) : pair.Client.CloseGracefully(timeout);
        Assert.Equal((CloseOutcome.PeerReset, (bool?)false), (result.Outcome, result.Delivered));
        await reset;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AbortDuringTheGoodbye_EndsTheClose(bool async)
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        (SslStream ours, SslStream tls) = await Tls.HandshakeAsync(pair.Client.GetStream(), theirs);
        pair.FillPeer();
        var timeout = TimeSpan.FromSeconds(30);
        Task<CloseResult> closing = Task.Run(async () => async ? await ours.CloseGracefullyAsync(pair.Socket, timeout) : ours.CloseGracefully(pair.Socket, timeout));
        await Task.Delay(200);
        pair.Socket.Abort();
        Assert.Equal(CloseOutcome.Aborted, (await closing.WaitAsync(TimeSpan.FromSeconds(5))).Outcome);
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
        tls.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CloseOfWhatAScopeHasAborted_FindsNothing(bool byName)
    {
        using var pair = new Pair();
        using ConnectionScope scope = pair.Client.AbortOnDispose();
        if (byName)
        {
            pair.Socket.Abort();
        }
        else
        {
            scope.Dispose();
        }

        Assert.Equal(CloseOutcome.AlreadyClosed, pair.Socket.CloseGracefully().Outcome);
    }
}
