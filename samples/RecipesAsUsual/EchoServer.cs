using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;

namespace Recipes.AsUsual;

internal sealed class EchoServer(IPEndPoint endPoint) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new TcpListener(endPoint);
        listener.Start();
        while (!stoppingToken.IsCancellationRequested)
        {
            TcpClient client = await listener.AcceptTcpClientAsync(stoppingToken);
            _ = ServeAsync(client, stoppingToken);
        }
    }

    private static async Task ServeAsync(TcpClient connected, CancellationToken stoppingToken)
    {
        using TcpClient client = connected;
        using var reader = new StreamReader(client.GetStream());
        using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
        while (await reader.ReadLineAsync(stoppingToken) is { } line)
        {
            await writer.WriteLineAsync(line);
        }
    }
}
