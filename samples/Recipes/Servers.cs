using System.Net;
using System.Net.Sockets;
using Hangup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Recipes;

/// <summary>The recipes that wait for connections, run from the command line.</summary>
internal static class Servers
{
    private static readonly IPEndPoint s_anyPort = new(IPAddress.Loopback, 0);

    public static async Task EchoAsync()
    {
        var echo = new EchoServer(s_anyPort);
        using IHost host = Host.CreateDefaultBuilder().ConfigureServices(services => services.AddHostedService(_ => echo)).Build();
        await host.StartAsync();
        Console.WriteLine($"Echo on {await echo.Listening}. Ctrl+C closes every connection gracefully.");
        await host.WaitForShutdownAsync();
    }

    public static async Task KestrelAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(s_anyPort, listen => listen.UseAbortOnError().UseConnectionHandler<UpperCaseHandler>()));
        builder.Logging.AddSimpleConsole();
        await builder.Build().RunAsync();
    }

    public static async Task RelayAsync(string host, int port)
    {
        using var listener = new TcpListener(s_anyPort);
        listener.Start();
        Console.WriteLine($"Relay on {listener.LocalEndpoint}.");
        while (true)
        {
            _ = CarryAsync(await listener.AcceptSocketAsync(), host, port);
        }
    }

    private static async Task CarryAsync(Socket left, string host, int port)
    {
        var right = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await right.ConnectAsync(host, port);
            await Relay.RunAsync(left, right);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            left.Abort();
            right.Abort();
            Console.Error.WriteLine(error.Message);
        }
    }
}
