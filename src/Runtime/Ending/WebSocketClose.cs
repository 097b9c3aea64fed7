using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;

namespace Hangup;

/// <summary>One closing handshake under one deadline.</summary>
internal sealed class WebSocketClose
{
    // A control frame carries 125 bytes, of which the status takes two (RFC 6455 section 5.5).
    private const int LongestDescription = 123;

    private readonly WebSocket _webSocket;
    private readonly WebSocketCloseStatus _status;
    private readonly string? _description;
    private readonly TimeSpan _timeout;

    public WebSocketClose(WebSocket webSocket, TimeSpan? timeout, WebSocketCloseStatus status, string? statusDescription)
    {
        _timeout = new CloseLimits(timeout, idleTimeout: null, maxDrainBytes: 0).Timeout;
        if (_timeout == TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "timeout must be more than 00:00:00: nobody answers a close frame in no time.");
        }

        if (statusDescription is not null && Encoding.UTF8.GetByteCount(statusDescription) > LongestDescription)
        {
            throw new ArgumentException($"statusDescription must be at most {LongestDescription} bytes of UTF-8.", nameof(statusDescription));
        }

        _webSocket = webSocket;
        _status = status;
        _description = statusDescription;
    }

    public async ValueTask<WebSocketCloseResult> RunAsync(CancellationToken cancellationToken)
    {
        var deadline = new Deadline(_timeout);
        if (_webSocket.State is not (WebSocketState.Open or WebSocketState.CloseSent or WebSocketState.CloseReceived))
        {
            _webSocket.Dispose();
            return Result(WebSocketCloseOutcome.AlreadyClosed, deadline);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_timeout);
        WebSocketCloseOutcome outcome = await CloseAsync(limit.Token).ConfigureAwait(false);
        WebSocketCloseResult result = Result(outcome, deadline);
        _webSocket.Dispose();
        if (outcome == WebSocketCloseOutcome.TimedOut)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return result;
    }

    private async Task<WebSocketCloseOutcome> CloseAsync(CancellationToken limit)
    {
        // Not every implementation heeds the token at every step; none goes on after an abort.
        using CancellationTokenRegistration aborting = limit.Register(static webSocket => ((WebSocket)webSocket!).Abort(), _webSocket);
        try
        {
            await _webSocket.CloseAsync(_status, _description, limit).ConfigureAwait(false);
            return WebSocketCloseOutcome.PeerClosed;
        }
        catch (Exception) when (limit.IsCancellationRequested)
        {
            _webSocket.Abort();
            return WebSocketCloseOutcome.TimedOut;
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // A second look: another thread may have ended it, which is no doing of the peer's.
            bool isOurs = exception is ObjectDisposedException or OperationCanceledException or WebSocketException { WebSocketErrorCode: WebSocketError.InvalidState };
            _webSocket.Abort();
            return isOurs ? WebSocketCloseOutcome.Aborted : WebSocketCloseOutcome.ConnectionLost;
        }
    }

    private static bool IsEnd(Exception exception) =>
        exception is WebSocketException or IOException or SocketException or ObjectDisposedException or OperationCanceledException;

    private WebSocketCloseResult Result(WebSocketCloseOutcome outcome, Deadline deadline) =>
        new(outcome, _webSocket.CloseStatus, _webSocket.CloseStatusDescription, deadline.Elapsed);
}
