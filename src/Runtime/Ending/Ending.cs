using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Hangup;

/// <summary>
/// The one end that a connection has, however many callers ask for it and through whichever view. Kept beside the socket,
/// because client, stream and scope have nothing else in common.
/// </summary>
internal sealed class Ending
{
    private static readonly ConditionalWeakTable<Socket, Ending> s_endings = new();

    private readonly object _lock = new();
    private TaskCompletionSource<CloseResult>? _waiters;
    private CloseResult? _result;
    private int _closers;
    private volatile bool _aborted;
    private volatile bool _finSent;
    private volatile bool _closed;

    /// <summary>Our side reset the connection: what is still written has nowhere to go.</summary>
    public bool Aborted => _aborted;

    /// <summary>The graceful close has sent its FIN, so an abort from now on comes too late.</summary>
    public bool FinSent => _finSent;

    /// <summary>There is nothing left to decide.</summary>
    public bool IsOver => _aborted || _closed;

    public static Ending Of(Socket socket) => s_endings.GetValue(socket, static _ => new Ending());

    public static Ending? Find(Socket socket) => s_endings.TryGetValue(socket, out Ending? ending) ? ending : null;

    /// <summary>The first caller closes, all others wait for its result.</summary>
    public bool TryBeginClose() => Interlocked.Exchange(ref _closers, 1) == 0;

    public void NoteFin() => _finSent = true;

    public void NoteAbort() => _aborted = true;

    /// <summary>What the first close finds out.</summary>
    public Task<CloseResult> ResultAsync()
    {
        lock (_lock)
        {
            if (_result is { } result)
            {
                return Task.FromResult(result);
            }

            _waiters ??= new TaskCompletionSource<CloseResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiters.Task;
        }
    }

    public void Finish(CloseResult result)
    {
        lock (_lock)
        {
            _result = result;
            _closed = true;
            _waiters?.TrySetResult(result);
        }
    }
}
