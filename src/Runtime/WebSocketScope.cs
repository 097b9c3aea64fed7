using System.Net.WebSockets;

namespace Hangup;

/// <summary>
/// A WebSocket whose end is decided: leaving the scope aborts it, so that the peer reads a failure, unless <see cref="CloseGracefullyAsync"/>, on the scope or on the
/// WebSocket itself, came first. Then disposing only releases it.
/// </summary>
/// <remarks>Source: RFC 6455 section 7.1.5 (status 1006: no close frame was received); .NET <c>WebSocket.Abort</c>.</remarks>
public sealed class WebSocketScope : IDisposable
{
    internal WebSocketScope(WebSocket webSocket) => WebSocket = webSocket;

    /// <summary>The WebSocket.</summary>
    public WebSocket WebSocket { get; }

    /// <summary><inheritdoc cref="WebSocketExtensions.CloseGracefullyAsync" path="/summary/node()"/></summary>
    /// <remarks><inheritdoc cref="WebSocketExtensions.CloseGracefullyAsync" path="/remarks/node()"/></remarks>
    /// <param name="timeout">The one deadline over the whole handshake. Default 5 seconds; more than zero, at most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="closeStatus">The status of our close frame.</param>
    /// <param name="statusDescription">The reason in our close frame: at most 123 bytes of UTF-8.</param>
    /// <param name="cancellationToken">Cancellation aborts at once.</param>
    /// <returns>Why the close ended and what the peer said. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not positive, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="ArgumentException"><paramref name="closeStatus"/> may not be sent, or <paramref name="statusDescription"/> is too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the WebSocket was aborted.</exception>
    public ValueTask<WebSocketCloseResult> CloseGracefullyAsync(
        TimeSpan? timeout = null,
        WebSocketCloseStatus closeStatus = WebSocketCloseStatus.NormalClosure,
        string? statusDescription = null,
        CancellationToken cancellationToken = default) =>
        WebSocket.CloseGracefullyAsync(timeout, closeStatus, statusDescription, cancellationToken);

    /// <summary>Aborts the WebSocket, unless it was closed, and disposes it.</summary>
    public void Dispose()
    {
        if (WebSocket.State != WebSocketState.Closed)
        {
            WebSocket.Abort();
        }

        WebSocket.Dispose();
    }
}
