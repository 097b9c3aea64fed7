using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class RelayTests
{
    [Fact]
    public async Task HalfClose_IsCarriedAndTheAnswerComesBack()
    {
        (Socket client, Socket server, Task relay) = await StartAsync();
        await client.SayAsync("request");
        client.Shutdown(SocketShutdown.Send);
        Assert.Equal(new Sighting(Saw.EndOfFile, 7), await Reading.ToTheEnd(server, andClose: false));
        await server.SayAsync("answer");
        server.Dispose();
        Assert.Equal(new Sighting(Saw.EndOfFile, 6), await Reading.ToTheEnd(client));
        await relay;
    }

    [Fact]
    public async Task Reset_IsCarriedAsAReset()
    {
        (Socket client, Socket server, Task relay) = await StartAsync();
        await client.SayAsync("half a req");
        Assert.Equal("half a req", await server.HearAsync());
        client.Close(0);
        Assert.Equal(Saw.Reset, (await Reading.ToTheEnd(server)).End);
        await Assert.ThrowsAnyAsync<IOException>(() => relay);
    }

    private static async Task<(Socket Client, Socket Server, Task Relay)> StartAsync()
    {
        using TcpListener left = Recipe.Listen();
        using TcpListener right = Recipe.Listen();
        Socket client = await Recipe.ConnectAsync(left.LocalEndpoint);
        Socket towards = await Recipe.ConnectAsync(right.LocalEndpoint);
        return (client, await right.AcceptSocketAsync(), Relay.RunAsync(await left.AcceptSocketAsync(), towards));
    }
}
