namespace Hangup.Runtime.Tests.Peers;

/// <summary>A window's: whoever comes back to it waits in line.</summary>
internal sealed class CountingContext : SynchronizationContext
{
    private int _posts;

    public int Posts => _posts;

    /// <summary>Starts something under it.</summary>
    public T Under<T>(Func<T> start)
    {
        SynchronizationContext? before = Current;
        SetSynchronizationContext(this);
        try
        {
            return start();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Interlocked.Increment(ref _posts);
        base.Post(d, state);
    }
}
