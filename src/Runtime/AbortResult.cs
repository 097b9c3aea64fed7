namespace Hangup;

/// <summary>What an abort did on the wire.</summary>
/// <remarks>Source: RFC 9293 section 3.10.5 (ABORT call); Linux <c>man 7 socket</c> (SO_LINGER).</remarks>
public enum AbortResult
{
    /// <summary>A reset (RST) was sent, or takes the place of a FIN that had not left yet: the peer reads an error, not end-of-file.</summary>
    Reset,

    /// <summary>
    /// A reset was sent, but a FIN had left before it (<c>Shutdown</c>, <c>Disconnect</c> or a graceful close under way):
    /// a peer that reads what is left finds end-of-file first and takes the exchange for complete.
    /// </summary>
    ResetAfterFin,

    /// <summary>Nothing was sent: the socket was disposed, never connected, listening, or its connection was over already.</summary>
    AlreadyClosed,

    /// <summary>
    /// Nothing was sent, because there is no reset for this kind of socket. A Unix-domain socket was closed, and the peer reads end-of-file
    /// (or an error, if input was left unread); a datagram socket has no connection to end.
    /// </summary>
    NotSupported,
}
