using System.Net.WebSockets;
using System.Text;
using Hangup;

namespace Recipes;

/// <summary>Records over a WebSocket: the other side reads a close frame behind the last one, and a failure whenever something was left out.</summary>
internal static class Feed
{
    public static async Task<WebSocketCloseResult> SendAsync(WebSocket webSocket, IAsyncEnumerable<string> records, CancellationToken cancellationToken = default)
    {
        using WebSocketScope scope = webSocket.AbortOnDispose();
        await foreach (string record in records.WithCancellation(cancellationToken))
        {
            await webSocket.SendAsync(Encoding.UTF8.GetBytes(record), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }

        return await scope.CloseGracefullyAsync(cancellationToken: cancellationToken);
    }
}
