using System.Diagnostics;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class ChatWindowTests
{
    [Fact]
    public async Task UserThatLeaves_PeerReadsEndOfFileWhileTheWindowGoesOn()
    {
        using TcpListener listener = Recipe.Listen();
        using var window = new ChatWindow();
        await window.OnConnectClickedAsync("127.0.0.1", Recipe.PortOf(listener));
        Socket peer = await listener.AcceptSocketAsync();
        await window.OnSendClickedAsync("bye");
        var clock = Stopwatch.StartNew();
        Task leaving = window.OnLeaveClickedAsync(); // The peer reads, and keeps its side open: the window does not wait for it.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"held the window for {clock.Elapsed}");
        Assert.Equal("leaving", window.Status);
        Assert.Equal(new Sighting(Saw.EndOfFile, 4), await Reading.ToTheEnd(peer));
        await leaving;
        Assert.Equal("offline", window.Status);
    }

    [Fact]
    public async Task WindowThatIsTornDown_PeerReadsReset()
    {
        using TcpListener listener = Recipe.Listen();
        Socket peer;
        using (var window = new ChatWindow())
        {
            await window.OnConnectClickedAsync("127.0.0.1", Recipe.PortOf(listener));
            peer = await listener.AcceptSocketAsync();
        }

        Assert.Equal(Saw.Reset, (await Reading.ToTheEnd(peer)).End);
    }
}
