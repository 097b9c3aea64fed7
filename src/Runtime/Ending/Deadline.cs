using System.Diagnostics;

namespace Hangup;

/// <summary>One point in time that everything a graceful close does has to meet.</summary>
internal readonly struct Deadline
{
    private readonly long _start;
    private readonly TimeSpan _timeout;

    public Deadline(TimeSpan timeout)
    {
        _timeout = timeout;
        _start = Stopwatch.GetTimestamp();
    }

    public TimeSpan Elapsed =>
        TimeSpan.FromTicks((long)((Stopwatch.GetTimestamp() - _start) * ((double)TimeSpan.TicksPerSecond / Stopwatch.Frequency)));

    public TimeSpan Remaining
    {
        get
        {
            TimeSpan left = _timeout - Elapsed;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
