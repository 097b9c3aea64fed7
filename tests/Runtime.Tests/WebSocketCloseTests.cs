using System.Net.WebSockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>The close of a WebSocket under one deadline, and what the peer reads of it.</summary>
public class WebSocketCloseTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task PeerThatAnswers_ReadsTheCloseAndIsBelieved()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        await pair.Ours.SendAsync(new byte[3], WebSocketMessageType.Binary, endOfMessage: true, default);
        var closing = pair.Ours.CloseGracefullyAsync(statusDescription: "done").AsTask();
        Assert.Equal(3, (await pair.PeerReads()).Count);
        WebSocketReceiveResult read = await pair.PeerReads();
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.NormalClosure, "done"), (read.MessageType, read.CloseStatus, read.CloseStatusDescription));

        WebSocketCloseResult result = await closing;
        Assert.Equal((WebSocketCloseOutcome.PeerClosed, WebSocketCloseStatus.NormalClosure, "done"), (result.Outcome, result.PeerStatus, result.PeerDescription));
        Assert.Equal(WebSocketState.Closed, pair.Ours.State);
    }

    [Fact]
    public async Task WhatThePeerStillSays_IsTakenIn()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        for (int said = 0; said < 100; said++)
        {
            await pair.Theirs.SendAsync(new byte[1_000], WebSocketMessageType.Binary, endOfMessage: true, default);
        }

        var closing = pair.Ours.CloseGracefullyAsync().AsTask();
        await pair.PeerReads();
        Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await closing).Outcome);
    }

    [Fact]
    public async Task PeerThatClosedFirst_IsAnswered()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        await pair.Theirs.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "going away", default);
        await pair.Ours.ReceiveAsync(new byte[8], default);

        WebSocketCloseResult result = await pair.Ours.CloseGracefullyAsync();
        Assert.Equal((WebSocketCloseOutcome.PeerClosed, WebSocketCloseStatus.EndpointUnavailable), (result.Outcome, result.PeerStatus));
        Assert.Equal(WebSocketMessageType.Close, (await pair.Theirs.ReceiveAsync(new byte[8], default)).MessageType);
    }

    [Fact]
    public async Task PendingReceive_TakesTheCloseFrame()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        Task<WebSocketReceiveResult> receiving = pair.Ours.ReceiveAsync(new byte[8], default);
        var closing = pair.Ours.CloseGracefullyAsync().AsTask();
        await pair.PeerReads();
        Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await closing).Outcome);
        Assert.Equal(WebSocketMessageType.Close, (await receiving).MessageType);
    }

    [Fact]
    public async Task PeerThatIsSilent_IsGivenUpAtTheDeadline()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        WebSocketCloseResult result = await pair.Ours.CloseGracefullyAsync(s_timeout);
        Assert.Equal((WebSocketCloseOutcome.TimedOut, null), (result.Outcome, result.PeerStatus));
        Assert.InRange(result.Elapsed, s_timeout * 0.98, s_timeout * 2);
        Assert.Equal(WebSocketMessageType.Close, (await pair.PeerReads()).MessageType);
    }

    [Fact]
    public async Task PeerThatIsGone_IsAConnectionLost()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        pair.Peer.Abort();
        WebSocketCloseResult result = await pair.Ours.CloseGracefullyAsync();
        Assert.Equal(WebSocketCloseOutcome.ConnectionLost, result.Outcome);
    }

    [Fact]
    public async Task PeerThatClosesItsTcpConnectionOnly_IsAConnectionLost()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        var closing = pair.Ours.CloseGracefullyAsync().AsTask();
        await pair.Theirs.ReceiveAsync(new byte[8], default);
        pair.Peer.Dispose();
        Assert.Equal(WebSocketCloseOutcome.ConnectionLost, (await closing).Outcome);
    }

    [Fact]
    public async Task Cancelled_Aborts()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        using var cancellation = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pair.Ours.CloseGracefullyAsync(cancellationToken: cancellation.Token));
        Assert.Equal(WebSocketState.Aborted, pair.Ours.State);
    }

    [Fact]
    public async Task AbortedMeanwhile_IsOurs()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        var closing = pair.Ours.CloseGracefullyAsync().AsTask();
        await pair.Theirs.ReceiveAsync(new byte[8], default);
        pair.Ours.Abort();
        Assert.Equal(WebSocketCloseOutcome.Aborted, (await closing).Outcome);
    }

    [Fact]
    public async Task ClosedBefore_HasNothingLeftToClose()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        pair.Ours.Dispose();
        Assert.Equal(WebSocketCloseOutcome.AlreadyClosed, (await pair.Ours.CloseGracefullyAsync()).Outcome);
        using var never = new ClientWebSocket();
        Assert.Equal(WebSocketCloseOutcome.AlreadyClosed, (await never.CloseGracefullyAsync()).Outcome);
    }

    [Fact]
    public async Task ScopeLeftByAnException_ReadsAsAFailure()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            using WebSocketScope scope = pair.Ours.AbortOnDispose();
            await scope.WebSocket.SendAsync(new byte[3], WebSocketMessageType.Binary, endOfMessage: true, default);
            throw new InvalidDataException();
        });

        Assert.Equal(3, (await pair.PeerReads()).Count);
        await Assert.ThrowsAsync<WebSocketException>(pair.PeerReads);
    }

    [Fact]
    public async Task ScopeAfterAClose_AddsNothing()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        using (WebSocketScope scope = pair.Ours.AbortOnDispose())
        {
            var closing = scope.CloseGracefullyAsync().AsTask();
            await pair.PeerReads();
            Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await closing).Outcome);
        }

        Assert.Equal(WebSocketState.Closed, pair.Theirs.State);
    }

    [Fact]
    public async Task BadArguments_AreNamed()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        Assert.Equal("webSocket", Assert.Throws<ArgumentNullException>(() => WebSocketExtensions.AbortOnDispose(null!)).ParamName);
        Assert.Equal("webSocket", (await Assert.ThrowsAsync<ArgumentNullException>(async () => await WebSocketExtensions.CloseGracefullyAsync(null!))).ParamName);
        Assert.Equal("timeout", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await pair.Ours.CloseGracefullyAsync(TimeSpan.Zero))).ParamName);
        Assert.Equal("timeout", (await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await pair.Ours.CloseGracefullyAsync(Timeout.InfiniteTimeSpan))).ParamName);
        Assert.Equal("statusDescription", (await Assert.ThrowsAsync<ArgumentException>(async () => await pair.Ours.CloseGracefullyAsync(statusDescription: new string('x', 124)))).ParamName);
        Assert.Equal("closeStatus", (await Assert.ThrowsAsync<ArgumentException>(async () => await pair.Ours.CloseGracefullyAsync(closeStatus: (WebSocketCloseStatus)999))).ParamName);
        Assert.Equal(WebSocketState.Open, pair.Ours.State);
    }
}
