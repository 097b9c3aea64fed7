using System.Net.Sockets;
using System.Text;
using Hangup;

namespace Recipes;

/// <summary>The part of a window that talks: all of its members run on the thread of the user interface, and none of them holds it.</summary>
internal sealed class ChatWindow : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);
    private TcpClient? _client;

    public string Status { get; private set; } = "offline";

    public async Task OnConnectClickedAsync(string host, int port)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port);
        }
        catch
        {
            client.Abort();
            throw;
        }

        _client?.Abort();
        _client = client;
        Status = "online";
    }

    public async Task OnSendClickedAsync(string line)
    {
        if (_client is not null)
        {
            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    /// <summary>The user leaves. The peer gets its end-of-file at once; the wait for its own is awaited.</summary>
    public async Task OnLeaveClickedAsync()
    {
        if (_client is { } client)
        {
            _client = null;
            Status = "leaving";
            CloseResult end = await client.CloseGracefullyAsync(s_patience);
            Status = end.Outcome is CloseOutcome.PeerClosed ? "offline" : "offline; the last message may be lost";
        }
    }

    /// <summary>The window is torn down without a word: nothing here may wait, so the peer is told that something broke.</summary>
    public void Dispose() => _client?.Abort();
}
