using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class EchoServerTests
{
    [Fact]
    public async Task ClientThatHasSaidEverything_ReadsEndOfFile()
    {
        using var server = new EchoServer(Recipe.Loopback);
        await server.StartAsync(CancellationToken.None);
        using Socket client = await Recipe.ConnectAsync(await server.Listening);
        await client.SayAsync("one\n");
        Assert.Equal("one\n", await client.HearAsync());
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(Saw.EndOfFile, (await Reading.ToTheEnd(client)).End);
        await server.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task HostThatStops_ClosesEveryConnectionGracefullyAndThenIsDone()
    {
        using var server = new EchoServer(Recipe.Loopback);
        await server.StartAsync(CancellationToken.None);
        IPEndPoint address = await server.Listening;
        Socket[] clients = [await Recipe.ConnectAsync(address), await Recipe.ConnectAsync(address), await Recipe.ConnectAsync(address)];
        foreach (Socket client in clients)
        {
            await client.SayAsync("hello\nhalf a li");
            Assert.Equal("hello\n", await client.HearAsync());
        }

        Task<Sighting>[] seen = [.. clients.Select(client => Reading.ToTheEnd(client))];
        await server.StopAsync(CancellationToken.None);
        Assert.All(await Task.WhenAll(seen), sighting => Assert.Equal(new Sighting(Saw.EndOfFile, 0), sighting));
        await Assert.ThrowsAsync<SocketException>(() => Recipe.ConnectAsync(address));
    }
}
