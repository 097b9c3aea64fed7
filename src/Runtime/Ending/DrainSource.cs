using System.Buffers;
using System.Net.Sockets;

namespace Hangup;

/// <summary>Receives into a borrowed buffer, for a while at a time, without holding a thread.</summary>
internal sealed class DrainSource : IDisposable
{
    /// <summary>Nothing arrived while we waited.</summary>
    public const int Silence = -1;

    private readonly Socket _socket;
    private readonly byte[] _buffer;

    public DrainSource(Socket socket, int size)
    {
        _socket = socket;
        _buffer = ArrayPool<byte>.Shared.Rent(size);
    }

#if NET
    private CancellationTokenSource? _timer;

    public async ValueTask<int> ReceiveAsync(TimeSpan wait)
    {
        _timer ??= new CancellationTokenSource();
        _timer.CancelAfter(wait);
        try
        {
            return await _socket.ReceiveAsync(_buffer.AsMemory(), SocketFlags.None, _timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _timer.Dispose();
            _timer = null;
            return Silence;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }
#else
    private Task<int>? _receive;

    // A receive cannot be cancelled here: one that stays silent is kept and waited for again.
    public async ValueTask<int> ReceiveAsync(TimeSpan wait)
    {
        _receive ??= _socket.ReceiveAsync(new ArraySegment<byte>(_buffer), SocketFlags.None);
        using var timer = new CancellationTokenSource();
        Task first = await Task.WhenAny(_receive, Task.Delay(wait, timer.Token)).ConfigureAwait(false);
        timer.Cancel();
        if (first != _receive)
        {
            return Silence;
        }

        Task<int> received = _receive;
        _receive = null;
        return await received.ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_receive is null)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
        else
        {
            // The close of the socket ends it; the buffer stays the kernel's until then, and nobody is left to hear the error.
            _ = _receive.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
#endif
}
