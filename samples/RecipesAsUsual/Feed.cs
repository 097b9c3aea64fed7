using System.Net.WebSockets;
using System.Text;

namespace Recipes.AsUsual;

internal static class Feed
{
    public static async Task SendAsync(Uri server, IAsyncEnumerable<string> records, CancellationToken cancellationToken)
    {
        using var webSocket = new ClientWebSocket();
        await webSocket.ConnectAsync(server, cancellationToken);
        await foreach (string record in records.WithCancellation(cancellationToken))
        {
            await webSocket.SendAsync(Encoding.UTF8.GetBytes(record), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
    }
}
