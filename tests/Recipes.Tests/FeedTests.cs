using System.Net.WebSockets;
using Hangup;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class FeedTests
{
    [Fact]
    public async Task WholeFeed_EndsWithACloseFrame()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        Task<WebSocketCloseResult> sending = Feed.SendAsync(pair.Ours, new[] { "one", "two" }.ToAsyncEnumerable());
        Assert.Equal(3, (await pair.PeerReads()).Count);
        Assert.Equal(3, (await pair.PeerReads()).Count);
        WebSocketReceiveResult end = await pair.PeerReads();
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.NormalClosure), (end.MessageType, end.CloseStatus));
        Assert.Equal(WebSocketCloseOutcome.PeerClosed, (await sending).Outcome);
    }

    [Fact]
    public async Task BrokenFeed_ReadsAsAFailure()
    {
        using WebSocketPair pair = await WebSocketPair.Meet();
        Task<WebSocketCloseResult> sending = Feed.SendAsync(pair.Ours, OneAndNoMore());
        Assert.Equal(3, (await pair.PeerReads()).Count);
        await Assert.ThrowsAsync<InvalidDataException>(() => sending);
        WebSocketException failure = await Assert.ThrowsAsync<WebSocketException>(pair.PeerReads);
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, failure.WebSocketErrorCode);
    }

    private static async IAsyncEnumerable<string> OneAndNoMore()
    {
        yield return "one";
        await Task.Yield();
        throw new InvalidDataException();
    }
}
