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
        using var webSocket = new ScriptedWebSocket(static async stopping => await Task.Delay(50, stopping).ConfigureAwait(false));
        Task<WebSocketCloseResult> closing = context.Under(() => webSocket.CloseGracefullyAsync().AsTask());
        Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await closing).Outcome);
        Assert.Equal(0, context.Posts);
    }

    [Fact]
    public async Task LostOnTheWay_IsAbortedAndDisposed()
    {
        using var webSocket = new ScriptedWebSocket(static _ => throw new IOException("lost"));
        Assert.Equal(WebSocketCloseOutcome.ConnectionLost, (await webSocket.CloseGracefullyAsync()).Outcome);
        Assert.Equal(["close", "abort", "dispose"], webSocket.Told);
    }

    [Fact]
    public async Task AbortedBefore_IsDisposedAndAskedNothing()
    {
        using var webSocket = new ScriptedWebSocket(static _ => Task.CompletedTask);
        webSocket.Abort();
        Assert.Equal(WebSocketCloseOutcome.AlreadyClosed, (await webSocket.CloseGracefullyAsync()).Outcome);
        Assert.Equal(["abort", "dispose"], webSocket.Told);
    }

    [Theory]
    [InlineData("x", 123, true)]
    [InlineData("é", 61, true)]
    [InlineData("é", 62, false)]
    public async Task LongestDescription_IsCountedInBytes(string letter, int times, bool fits)
    {
        using var webSocket = new ScriptedWebSocket(static _ => Task.CompletedTask);
        string description = string.Concat(Enumerable.Repeat(letter, times));
        Exception? refusal = await Record.ExceptionAsync(async () => await webSocket.CloseGracefullyAsync(statusDescription: description));
        Assert.Equal(fits, refusal is null);
        Assert.Equal(fits, webSocket.Told.Contains("close"));
    }
}
