namespace Hangup;

/// <summary>How a connection ended, as the reading side learns it.</summary>
/// <remarks>Source: RFC 9293 sections 3.6 and 3.10.7; the errors of Linux <c>man 7 tcp</c> and of Winsock as .NET reports them.</remarks>
public enum ConnectionEndKind
{
    /// <summary>Not an end: data arrived, or the operation was cancelled and the connection is still there.</summary>
    None,

    /// <summary>
    /// The peer sent its FIN: end-of-file. It says "that was everything", unless the peer leaves the end of its connections to chance;
    /// a protocol that announces lengths should compare them.
    /// </summary>
    CleanEnd,

    /// <summary>The peer aborted (RST), or wrote off what we sent (EPIPE): what was read is truncated.</summary>
    Reset,

    /// <summary>No acknowledgement or keep-alive in time, or the socket's own <c>ReceiveTimeout</c> or <c>SendTimeout</c> (.NET reports them alike).</summary>
    TimedOut,

    /// <summary>The network or the host says that there is no way to the peer, or the peer that there is nobody at its port.</summary>
    Unreachable,

    /// <summary>Our own side closed or aborted: it says nothing about the peer.</summary>
    LocallyClosed,

    /// <summary>An error that says nothing about the connection's end.</summary>
    Unknown,
}
