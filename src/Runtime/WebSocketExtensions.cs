using System.Net.WebSockets;

namespace Hangup;

/// <summary>The two ends of a WebSocket: <c>CloseGracefullyAsync</c>, and <c>AbortOnDispose</c> for all that goes wrong before.</summary>
public static class WebSocketExtensions
{
    /// <summary>
    /// Closes the WebSocket gracefully without holding a thread: sends a close frame, waits for the peer's, and disposes. The peer reads everything that was sent, then
    /// <c>WebSocketMessageType.Close</c>. When the deadline passes first, it is aborted.
    /// </summary>
    /// <remarks>
    /// <para>On the wire: a close frame with the status, unless one was sent before; frames that arrive before the peer's close frame are read and discarded; then the TCP connection is closed.
    /// Where the deadline passes it is closed without a close frame from the peer.</para>
    /// <para>Await your own sends first. A receive of yours that is still pending takes the peer's close frame; the close notices that.</para>
    /// <para>Source: RFC 6455 sections 5.5.1, 7.1.2 and 7.4; .NET <c>WebSocket.CloseAsync</c>, which has no deadline of its own.</para>
    /// </remarks>
    /// <param name="webSocket">The WebSocket. It is disposed afterwards, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over the whole handshake. Default 5 seconds; more than zero, at most <see cref="int.MaxValue"/> milliseconds.</param>
    /// <param name="closeStatus">The status of our close frame.</param>
    /// <param name="statusDescription">The reason in our close frame: at most 123 bytes of UTF-8.</param>
    /// <param name="cancellationToken">Cancellation aborts at once.</param>
    /// <returns>Why the close ended and what the peer said. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="webSocket"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not positive, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="ArgumentException"><paramref name="closeStatus"/> may not be sent, or <paramref name="statusDescription"/> is too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the WebSocket was aborted.</exception>
    public static ValueTask<WebSocketCloseResult> CloseGracefullyAsync(
        this WebSocket webSocket,
        TimeSpan? timeout = null,
        WebSocketCloseStatus closeStatus = WebSocketCloseStatus.NormalClosure,
        string? statusDescription = null,
        CancellationToken cancellationToken = default)
    {
        Refuse.Null(webSocket, nameof(webSocket));
        return new WebSocketClose(webSocket, timeout, closeStatus, statusDescription).RunAsync(cancellationToken);
    }

    /// <summary>
    /// From here on the WebSocket is aborted unless it is closed gracefully before the scope is disposed: an exception, an early return and a forgotten close all read as a failure to the peer
    /// (<c>ConnectionClosedPrematurely</c>).
    /// </summary>
    /// <remarks>
    /// <para>On the wire: the TCP connection is closed without a close frame. Source: RFC 6455 section 7.1.5; .NET <c>WebSocket.Abort</c>.</para>
    /// </remarks>
    /// <param name="webSocket">The WebSocket; the scope disposes it.</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="webSocket"/> is <see langword="null"/>.</exception>
    public static WebSocketScope AbortOnDispose(this WebSocket webSocket)
    {
        Refuse.Null(webSocket, nameof(webSocket));
        return new WebSocketScope(webSocket);
    }
}
