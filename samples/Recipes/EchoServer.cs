using System.Net;
using System.Net.Sockets;
using Hangup;
using Microsoft.Extensions.Hosting;

namespace Recipes;

/// <summary>A line-based server in a host: on shutdown it accepts no more, lets every connection finish its line, and closes all of them gracefully.</summary>
internal sealed class EchoServer(IPEndPoint endPoint) : BackgroundService
{
    private readonly TaskCompletionSource<IPEndPoint> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Where it listens, once it does.</summary>
    public Task<IPEndPoint> Listening => _listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listener = new TcpListener(endPoint);
        listener.Start();
        _listening.SetResult((IPEndPoint)listener.LocalEndpoint);
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stoppingToken);
                connections.RemoveAll(static connection => connection.IsCompleted);
                connections.Add(ServeAsync(client, stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            listener.Stop();
        }

        await Task.WhenAll(connections);
    }

    private static async Task ServeAsync(TcpClient connected, CancellationToken stoppingToken)
    {
        using TcpClient client = connected;
        using ConnectionScope scope = client.AbortOnDispose();
        using var reader = new StreamReader(scope.Stream, leaveOpen: true);
        using var writer = new StreamWriter(scope.Stream, leaveOpen: true) { AutoFlush = true };
        try
        {
            while (await reader.ReadLineAsync(stoppingToken) is { } line)
            {
                await writer.WriteLineAsync(line);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Between two lines: what was answered is complete.
        }
        catch (IOException)
        {
            return; // The client broke off, and so do we.
        }

        await scope.CloseGracefullyAsync(cancellationToken: CancellationToken.None); // Not to be hurried: cancelling it would abort.
    }
}
