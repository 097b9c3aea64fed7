namespace Hangup;

/// <summary>Why the graceful close of a WebSocket ended when it did.</summary>
/// <remarks>Source: RFC 6455 section 7 (closing the connection).</remarks>
public enum WebSocketCloseOutcome
{
    /// <summary>There was nothing left to close: never connected, disposed, aborted, or closed before.</summary>
    AlreadyClosed,

    /// <summary>Both close frames were exchanged: the closing handshake of RFC 6455 section 7.1.2 is complete.</summary>
    PeerClosed,

    /// <summary>The connection ended, or broke, before the peer's close frame came. What it had not read yet may be lost.</summary>
    ConnectionLost,

    /// <summary>The deadline passed before the peer's close frame came; the connection was aborted.</summary>
    TimedOut,

    /// <summary>Our own side aborted or disposed the WebSocket meanwhile.</summary>
    Aborted,
}
