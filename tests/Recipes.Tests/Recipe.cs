using System.Net;
using System.Net.Sockets;

namespace Recipes.Tests;

/// <summary>Loopback, and the files that the pages quote.</summary>
internal static class Recipe
{
    public static readonly IPEndPoint Loopback = new(IPAddress.Loopback, 0);

    public static TcpListener Listen()
    {
        var listener = new TcpListener(Loopback);
        listener.Start();
        return listener;
    }

    public static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static async Task<Socket> ConnectAsync(EndPoint server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server);
        return socket;
    }

    public static ValueTask<int> SayAsync(this Socket socket, string text) => socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text).AsMemory());

    public static async Task<string> HearAsync(this Socket socket)
    {
        byte[] buffer = new byte[1024];
        return System.Text.Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer.AsMemory()));
    }
}
