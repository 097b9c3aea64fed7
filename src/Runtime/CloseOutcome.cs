namespace Hangup;

/// <summary>Why a graceful close ended when it did.</summary>
/// <remarks>Source: RFC 9293 section 3.6 (closing a connection).</remarks>
public enum CloseOutcome
{
    /// <summary>There was no connection left to close: the socket was disposed, never connected, listening, or its end was reported to the caller earlier.</summary>
    AlreadyClosed,

    /// <summary>The peer closed too: its FIN was received and, where the kernel can tell, it acknowledged ours. The connection ended as RFC 9293 section 3.6 wants it.</summary>
    PeerClosed,

    /// <summary>The peer reset the connection. What it had not read yet may be lost.</summary>
    PeerReset,

    /// <summary>The deadline passed before the peer closed.</summary>
    TimedOut,

    /// <summary>For the length of the idle limit nothing arrived and, where the kernel can tell, nothing more was acknowledged.</summary>
    Idle,

    /// <summary>The peer went on sending beyond the byte limit.</summary>
    DrainLimit,

    /// <summary>Our own side ended the connection meanwhile: cancellation, <c>Abort</c>, or <c>Dispose</c> of the socket on another thread.</summary>
    Aborted,
}
