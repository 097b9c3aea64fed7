using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>Two WebSockets over one TCP connection on loopback.</summary>
internal sealed class WebSocketPair : IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(10);

    private WebSocketPair(WebSocket ours, WebSocket theirs, TcpClient peer) => (Ours, Theirs, Peer) = (ours, theirs, peer);

    public WebSocket Ours { get; }

    public WebSocket Theirs { get; }

    /// <summary>What lies under theirs.</summary>
    public TcpClient Peer { get; }

    public static async Task<WebSocketPair> Meet()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        TcpClient server = await listener.AcceptTcpClientAsync();
        return new(
            WebSocket.CreateFromStream(client.GetStream(), isServer: false, subProtocol: null, keepAliveInterval: TimeSpan.Zero),
            WebSocket.CreateFromStream(server.GetStream(), isServer: true, subProtocol: null, keepAliveInterval: TimeSpan.Zero),
            server);
    }

    /// <summary>What the peer reads next; it answers a close frame as RFC 6455 wants it.</summary>
    public async Task<WebSocketReceiveResult> PeerReads()
    {
        WebSocketReceiveResult received = await Theirs.ReceiveAsync(new byte[64], default).WaitAsync(s_soon);
        if (received.MessageType == WebSocketMessageType.Close)
        {
            await Theirs.CloseOutputAsync(received.CloseStatus!.Value, received.CloseStatusDescription, default);
        }

        return received;
    }

    public void Dispose()
    {
        Ours.Dispose();
        Theirs.Dispose();
        Peer.Dispose();
    }
}
