using System.Net.Sockets;
using System.Text;

namespace Recipes.AsUsual;

internal sealed class ChatWindow : IDisposable
{
    private TcpClient? _client;

    public async Task OnConnectClickedAsync(string host, int port)
    {
        _client = new TcpClient();
        await _client.ConnectAsync(host, port);
    }

    public async Task OnSendClickedAsync(string line)
    {
        if (_client is not null)
        {
            await _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        }
    }

    public void OnLeaveClicked()
    {
        if (_client is { } client)
        {
            client.LingerState = new LingerOption(true, 10); // "Wait until everything is sent": holds the window for up to ten seconds.
            client.Close();
        }
    }

    public void Dispose() => _client?.Dispose();
}
