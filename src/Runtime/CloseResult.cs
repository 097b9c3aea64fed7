namespace Hangup;

/// <summary>How a graceful close went. It is a report, not a verdict: what the peer did never throws.</summary>
public readonly record struct CloseResult
{
    internal CloseResult(CloseOutcome outcome, bool? delivered, long bytesDrained, TimeSpan elapsed)
    {
        Outcome = outcome;
        Delivered = delivered;
        BytesDrained = bytesDrained;
        Elapsed = elapsed;
    }

    /// <summary>Why the close ended.</summary>
    public CloseOutcome Outcome { get; }

    /// <summary>
    /// Whether the peer's TCP acknowledged every byte and our FIN. <see langword="true"/>: it did (that its application read them only the application can say).
    /// <see langword="false"/>: something was outstanding at the end, or the peer reset the connection; unless the peer was the one who reset, it was sent a reset.
    /// <see langword="null"/>: this platform or this kind of socket cannot tell (only Linux TCP can, by <c>TCP_INFO</c>, <c>man 7 tcp</c>).
    /// </summary>
    public bool? Delivered { get; }

    /// <summary>Bytes that the peer sent and nobody read: received and discarded by the close.</summary>
    public long BytesDrained { get; }

    /// <summary>How long the close took, from the call to the closed socket.</summary>
    public TimeSpan Elapsed { get; }
}
