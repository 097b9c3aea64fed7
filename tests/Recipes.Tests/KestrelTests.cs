using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Recipes.Tests;

public class KestrelTests
{
    [Fact]
    public async Task HandlerThatIsDone_ClientReadsEndOfFile() =>
        Assert.Equal(Saw.EndOfFile, await AfterAsync("hello\n", halfClose: true, listen => listen.UseAbortOnError().UseConnectionHandler<UpperCaseHandler>()));

    [Fact]
    public async Task HandlerThatThrows_ClientReadsReset() =>
        Assert.Equal(Saw.Reset, await AfterAsync("why?\n", halfClose: false, listen => listen.UseAbortOnError().UseConnectionHandler<UpperCaseHandler>()));

    [Fact]
    public async Task HandlerThatThrowsWithoutTheMiddleware_ClientReadsEndOfFile() =>
        Assert.Equal(Saw.EndOfFile, await AfterAsync("why?\n", halfClose: false, listen => listen.UseConnectionHandler<UpperCaseHandler>()));

    private static async Task<Saw> AfterAsync(string said, bool halfClose, Action<ListenOptions> configure)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(Recipe.Loopback, configure));
        await using WebApplication server = builder.Build();
        await server.StartAsync();
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using Socket client = await Recipe.ConnectAsync(new IPEndPoint(IPAddress.Loopback, new Uri(address).Port));
        await client.SayAsync(said);
        if (halfClose)
        {
            client.Shutdown(SocketShutdown.Send);
        }

        return (await Reading.ToTheEnd(client)).End;
    }
}
