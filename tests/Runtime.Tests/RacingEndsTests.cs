using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>Everybody ends the connection at once: nobody throws, all agree, the socket is closed.</summary>
public class RacingEndsTests
{
    private const int Times = 300;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EndsAtOnce_AgreeAndThrowNothing(bool peerCloses)
    {
        for (int i = 0; i < Times; i++)
        {
            using var pair = new Pair();
            ConnectionScope scope = pair.Client.AbortOnDispose();
            Task<Sighting> peer = peerCloses ? pair.PeerSees() : pair.PeerReads();
            using var start = new Barrier(5);
            Task<CloseResult> blocking = AtOnce(start, () => Task.FromResult(pair.Socket.CloseGracefully()));
            Task<CloseResult> async = AtOnce(start, () => pair.Client.CloseGracefullyAsync().AsTask());
            Task<AbortResult> abort = AtOnce(start, () => Task.FromResult(scope.Socket.Abort()));
            Task<bool> dispose = AtOnce(start, () =>
            {
                scope.Dispose();
                return Task.FromResult(true);
            });
            start.SignalAndWait();
            await Task.WhenAll(blocking, async, abort, dispose).WaitAsync(TimeSpan.FromSeconds(30));
            Assert.True(pair.Socket.SafeHandle.IsClosed);
            Saw saw = (await peer).End;

            // Whoever says that the peer closed, or that a reset went out first, has to be right about it.
            CloseOutcome[] outcomes = [(await blocking).Outcome, (await async).Outcome];
            Assert.False(outcomes.Contains(CloseOutcome.PeerClosed) && saw is Saw.Reset, $"{string.Join(' ', outcomes)} {saw}");
        }
    }

    private static Task<T> AtOnce<T>(Barrier start, Func<Task<T>> end) => Task.Factory.StartNew(
        () =>
        {
            start.SignalAndWait();
            return end();
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();
}
