namespace Hangup;

/// <summary>How long and how far a graceful close goes before it gives up on the peer.</summary>
internal readonly record struct CloseLimits
{
    /// <summary>1 MiB: more than any protocol's goodbye, less than what a flood costs.</summary>
    public const long DefaultDrainBytes = 1L << 20;

    private static readonly TimeSpan s_default = TimeSpan.FromSeconds(5);

    // What the timers of .NET can count: int.MaxValue milliseconds, 24.8 days.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(int.MaxValue);

    public CloseLimits(TimeSpan? timeout, TimeSpan? idleTimeout, long maxDrainBytes)
    {
        Timeout = InRange(timeout ?? s_default, nameof(timeout));
        IdleTimeout = InRange(idleTimeout ?? s_default, nameof(idleTimeout));
        if (maxDrainBytes < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(maxDrainBytes), maxDrainBytes, "maxDrainBytes must be between 0 and 9223372036854775807 bytes.");
        }

        MaxDrainBytes = maxDrainBytes;
    }

    public TimeSpan Timeout { get; }

    public TimeSpan IdleTimeout { get; }

    public long MaxDrainBytes { get; }

    // Timeout.InfiniteTimeSpan is refused as well: a close without a bound waits for the peer's goodwill.
    private static TimeSpan InRange(TimeSpan value, string name) =>
        value >= TimeSpan.Zero && value <= s_longest
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between 00:00:00 and {s_longest:c} (int.MaxValue milliseconds); infinite is not allowed.");
}
