namespace Hangup;

/// <summary>Tells a peer that is slow from one that does nothing: bytes that arrive count, and so do bytes that it acknowledges.</summary>
internal sealed class Progress
{
    private readonly TimeSpan _idleTimeout;
    private Deadline _quiet;
    private long _acknowledged;

    public Progress(TimeSpan idleTimeout)
    {
        _idleTimeout = idleTimeout;
        _quiet = new Deadline(idleTimeout);
    }

    public long BytesDrained { get; private set; }

    public TimeSpan UntilIdle => _quiet.Remaining;

    /// <summary>What was acknowledged before the close began is no progress of its.</summary>
    public void StartFrom(TcpInfo? tcp) => _acknowledged = tcp?.Acknowledged ?? 0;

    public void Drained(int count)
    {
        BytesDrained += count;
        _quiet = new Deadline(_idleTimeout);
    }

    public bool IsIdle(TcpInfo? tcp)
    {
        if (tcp is { } now && now.Acknowledged > _acknowledged)
        {
            _acknowledged = now.Acknowledged;
            _quiet = new Deadline(_idleTimeout);
        }

        return UntilIdle == TimeSpan.Zero;
    }
}
