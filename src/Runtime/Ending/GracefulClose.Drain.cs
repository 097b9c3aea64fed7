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
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            // Nobody will read from it in the old way any more, and a byte that another thread snatches after Poll must not block us.
            _socket.Blocking = false;
            CloseOutcome? end;
            while ((end = Receive(buffer)) is null)
            {
            }

            return end.Value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<CloseOutcome> DrainAsync()
    {
        using var source = new DrainSource(_socket, BufferSize);
        CloseOutcome? end;
        do
        {
            int count = await source.ReceiveAsync(NextWait()).ConfigureAwait(false);
            end = count switch
            {
                DrainSource.Silence => Silent(),
                0 => await AwaitAcknowledgementAsync().ConfigureAwait(false),
                _ => Received(count),
            };
        }
        while (end is null);
        return end.Value;
    }

    private bool Poll() => _socket.Poll((int)Math.Min(NextWait().Ticks / 10, int.MaxValue), SelectMode.SelectRead);

    private CloseOutcome? Receive(byte[] buffer)
    {
        int count = _socket.Receive(buffer, 0, buffer.Length, SocketFlags.None, out SocketError error);
        return error switch
        {
            SocketError.Success => count == 0 ? AwaitAcknowledgement() : Received(count),
            SocketError.WouldBlock => Poll() ? null : Silent(),
            _ => Failed(error),
        };
    }

    private CloseOutcome? Received(int count)
    {
        _progress.Drained(count);
        return _progress.BytesDrained > _limits.MaxDrainBytes ? CloseOutcome.DrainLimit
            : _deadline.Remaining == TimeSpan.Zero ? CloseOutcome.TimedOut
            : null;
    }

    private CloseOutcome? Silent()
    {
        if (_deadline.Remaining == TimeSpan.Zero)
        {
            return CloseOutcome.TimedOut;
        }

        return _progress.IsIdle(TcpInfo.Read(_socket)) ? CloseOutcome.Idle : null;
    }

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
        if (TcpInfo.Read(_socket) is not { } tcp || tcp.FinAcknowledged)
        {
            return CloseOutcome.PeerClosed;
        }

        return tcp.IsClosed ? ClosedOrReset() : Silent();
    }

    // The kernel has forgotten the connection: because both FINs were acknowledged, or because a reset came in between.
    private CloseOutcome ClosedOrReset() =>
        WithoutConnection() is CloseOutcome.PeerReset ? CloseOutcome.PeerReset : CloseOutcome.PeerClosed;

    private TimeSpan NextWait() => Max(s_shortestWait, Min(_deadline.Remaining, _progress.UntilIdle));

    private static TimeSpan Longer(TimeSpan pause) => Min(pause + pause, s_longestPause);

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
