using System.Net.Sockets;

namespace Hangup;

/// <summary>Waits without holding a thread until a socket has something to read: bytes, an end, or an error. It only peeks, so no buffer is tied up meanwhile.</summary>
internal sealed class Arrival : IDisposable
{
    // What lands here is never looked at, so all waits share it.
    private static readonly byte[] s_peeked = new byte[1];

    private readonly Socket _socket;

    public Arrival(Socket socket) => _socket = socket;

#if NET
    private CancellationTokenSource? _timer;

    public async ValueTask<bool> WaitAsync(TimeSpan wait)
    {
        _timer ??= new CancellationTokenSource();
        _timer.CancelAfter(wait);
        try
        {
            await _socket.ReceiveAsync(s_peeked.AsMemory(), SocketFlags.Peek, _timer.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            Dispose();
            return false;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        _timer = null;
    }
#else
    private Task<int>? _peek;

    // A receive cannot be cancelled here: one that stays silent is kept and waited for again.
    public async ValueTask<bool> WaitAsync(TimeSpan wait)
    {
        _peek ??= _socket.ReceiveAsync(new ArraySegment<byte>(s_peeked), SocketFlags.Peek);
        using var timer = new CancellationTokenSource();
        Task first = await Task.WhenAny(_peek, Task.Delay(wait, timer.Token)).ConfigureAwait(false);
        timer.Cancel();
        if (first != _peek)
        {
            return false;
        }

        Task<int> arrived = _peek;
        _peek = null;
        await arrived.ConfigureAwait(false);
        return true;
    }

    // The close of the socket ends what is still waiting, and nobody is left to hear the error.
    public void Dispose() =>
        _peek?.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
#endif
}
