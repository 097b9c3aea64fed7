using System.Buffers;
using System.Net.Sockets;

namespace Hangup;

/// <summary>Reading and discarding until the peer closes. What stays unread would turn our close into a reset that destroys what we sent (RFC 9293 section 3.6.1).</summary>
internal sealed partial class GracefulClose
{
    private const int BufferSize = 16 * 1024;

    private static readonly TimeSpan s_shortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(50);

    private CloseOutcome Drain()
    {
        CloseOutcome? end;
        while ((end = TakeIn() ?? (Poll() ? TooLate() : Silent())) is null)
        {
        }

        return end is CloseOutcome.PeerClosed ? AwaitAcknowledgement() : end.Value;
    }

    private async ValueTask<CloseOutcome> DrainAsync()
    {
        using var arrival = new Arrival(_socket);
        CloseOutcome? end;
        while ((end = TakeIn() ?? (await arrival.WaitAsync(NextWait()).ConfigureAwait(false) ? TooLate() : Silent())) is null)
        {
        }

        return end is CloseOutcome.PeerClosed ? await AwaitAcknowledgementAsync().ConfigureAwait(false) : end.Value;
    }

    private bool Poll() => _socket.Poll((int)Math.Min(NextWait().Ticks / 10, int.MaxValue), SelectMode.SelectRead);

    /// <summary>Discards what has arrived; null when nothing more has.</summary>
    private CloseOutcome? TakeIn()
    {
        // Nobody will read in the old way any more, and a byte that another thread snatches must not block us.
        _socket.Blocking = false;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            CloseOutcome? end;
            SocketError error;
            do
            {
                int count = _socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out error);
                end = error is SocketError.Success ? Received(count) : null;
            }
            while (end is null && error is SocketError.Success);
            return error is SocketError.Success or SocketError.WouldBlock ? end : Failed(error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private CloseOutcome? Received(int count)
    {
        if (count == 0)
        {
            return CloseOutcome.PeerClosed;
        }

        _progress.Drained(count);
        return _progress.BytesDrained > _limits.MaxDrainBytes ? CloseOutcome.DrainLimit
            : TooLate();
    }

    private CloseOutcome? Silent() =>
        TooLate() ?? (_progress.IsIdle(TcpInfo.Read(_socket)) ? CloseOutcome.Idle : null);

    // Asked also when something did arrive: a peer that sends without end keeps us no longer than one that is silent.
    private CloseOutcome? TooLate() => _deadline.Remaining == TimeSpan.Zero ? CloseOutcome.TimedOut : null;

    private CloseOutcome AwaitAcknowledgement()
    {
        CloseOutcome? end;
        for (TimeSpan pause = s_shortestWait; (end = AfterPeerFin()) is null; pause = Longer(pause))
        {
            Thread.Sleep(pause);
        }

        return end.Value;
    }

    private async ValueTask<CloseOutcome> AwaitAcknowledgementAsync()
    {
        CloseOutcome? end;
        for (TimeSpan pause = s_shortestWait; (end = AfterPeerFin()) is null; pause = Longer(pause))
        {
            await Task.Delay(pause).ConfigureAwait(false);
        }

        return end.Value;
    }

    // A peer that has half-closed may still be reading. No system call waits for its acknowledgements, so we look now and then.
    private CloseOutcome? AfterPeerFin()
    {
        if (TcpInfo.Read(_socket) is not { } tcp)
        {
            return CloseOutcome.PeerClosed;
        }

        return tcp.FinAcknowledged ? Acknowledged()
            : !tcp.IsClosed ? Silent()
            : PendingError.IsOn(_socket) ? CloseOutcome.PeerReset
            : Acknowledged();
    }

    // The kernel forgets a connection when both FINs are acknowledged, but also when a reset comes in between: that leaves an error.
    private CloseOutcome Acknowledged()
    {
        _acknowledged = true;
        return CloseOutcome.PeerClosed;
    }

    private TimeSpan NextWait() => Max(s_shortestWait, Min(_deadline.Remaining, _progress.UntilIdle));

    private static TimeSpan Longer(TimeSpan pause) => Min(pause + pause, s_longestPause);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
