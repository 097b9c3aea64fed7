using System.Net;
using System.Net.Sockets;
using Hangup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Recipes;

// dotnet run --project samples/Recipes -- echo|kestrel : a server to talk to (with nc, for instance), until Ctrl+C.
WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
var any = new IPEndPoint(IPAddress.Loopback, 0);
switch (args)
{
    case ["echo"]:
        var echo = new EchoServer(any);
        using (IHost host = Host.CreateDefaultBuilder().ConfigureServices(services => services.AddHostedService(_ => echo)).Build())
        {
            await host.StartAsync();
            Console.WriteLine($"Echo on {await echo.Listening}. Ctrl+C closes every connection gracefully.");
            await host.WaitForShutdownAsync();
        }

        return 0;
    case ["kestrel"]:
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(any, listen => listen.UseAbortOnError().UseConnectionHandler<UpperCaseHandler>()));
        builder.Logging.AddSimpleConsole();
        await builder.Build().RunAsync();
        return 0;
    case ["chat", var name, var port]:
        using (var window = new ChatWindow())
        {
            await window.OnConnectClickedAsync(name, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
            await window.OnLeaveClickedAsync();
            Console.WriteLine(window.Status);
        }

        return 0;
    default:
        Console.Error.WriteLine("echo | kestrel | chat HOST PORT; the other recipes are run by tests/Recipes.Tests.");
        return 2;
}
