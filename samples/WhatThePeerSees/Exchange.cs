using System.Net;
using System.Net.Sockets;
using Hangup;

namespace WhatThePeerSees;

/// <summary>Ten bytes to a peer that awaits more, and then the end.</summary>
internal static class Exchange
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>What the peer sees when the connection ends this way: "end-of-file", or the error it reads.</summary>
    public static async Task<string> RunAsync(Action<TcpClient> end)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var peer = await listener.AcceptSocketAsync();
        client.GetStream().Write(new byte[10]);
        await peer.ReceiveAsync(new byte[10]);
        var sight = LookAsync(peer);
        end(client);
        var seen = await sight;
        client.Abort();
        return seen;
    }

    private static async Task<string> LookAsync(Socket peer)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var count = await peer.ReceiveAsync(new byte[1], limit.Token);
            return count == 0 ? "end-of-file" : "data";
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode.ToString();
        }
        finally
        {
            peer.Close();
        }
    }
}
