using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>What a graceful close tells the WebSocket, in which order, and on whose thread.</summary>
public class WebSocketOrderTests
{
    [Fact]
    public async Task Closed_IsDisposed()
    {
        using var webSocket = new ScriptedWebSocket(static _ => Task.CompletedTask);
        Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await webSocket.CloseGracefullyAsync()).Outcome);
        Assert.Equal(["close", "dispose"], webSocket.Told);
    }

    [Fact]
    public async Task DeafToItsToken_IsAbortedAtTheDeadline()
    {
        // Only an abort ends it.
        var aborted = new TaskCompletionSource();
        using var webSocket = new ScriptedWebSocket(_ => aborted.Task);
        Task<WebSocketCloseResult> closing = webSocket.CloseGracefullyAsync(TimeSpan.FromMilliseconds(100)).AsTask();
        SpinWait.SpinUntil(() => webSocket.Told.Contains("abort"), TimeSpan.FromSeconds(10));
        aborted.SetException(new ObjectDisposedException("webSocket"));
        Assert.Equal(WebSocketCloseOutcome.TimedOut, (await closing).Outcome);
        Assert.Equal(["close", "abort"], webSocket.Told.Take(2));
        Assert.Equal("dispose", webSocket.Told[^1]);
    }

    [Fact]
    public async Task UnderAContext_NothingComesBackToIt()
    {
        var context = new CountingContext();
        SynchronizationContext? before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        Task<WebSocketCloseResult> closing;
        try
        {
            closing = new ScriptedWebSocket(static async stopping => await Task.Delay(50, stopping).ConfigureAwait(false)).CloseGracefullyAsync().AsTask();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await closing).Outcome);
        Assert.Equal(0, context.Posts);
    }

    /// <summary>A window's: whoever comes back to it waits in line.</summary>
    private sealed class CountingContext : SynchronizationContext
    {
        private int _posts;

        public int Posts => _posts;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posts);
            base.Post(d, state);
        }
    }
}
