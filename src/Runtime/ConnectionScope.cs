using System.Net.Sockets;

namespace Hangup;

/// <summary>
/// A connection whose end is decided: what happens on the wire when the scope is left is what <c>AbortOnDispose</c> (RST) or <c>CloseOnDispose</c> (FIN) said,
/// unless <see cref="Abort"/> or <c>CloseGracefully</c>, on the scope or on any other view of the connection, came first. Then disposing does nothing.
/// </summary>
/// <remarks>Thread-safe: the first end counts. Source: RFC 9293 sections 3.10.4 (CLOSE) and 3.10.5 (ABORT).</remarks>
public sealed class ConnectionScope : IDisposable, IAsyncDisposable
{
    private readonly TcpClient? _client;
    private readonly CloseLimits? _closeLimits;
    private readonly Ending _ending;
    private ScopedStream? _stream;
    private int _left;

    private ConnectionScope(Socket socket, TcpClient? client, CloseLimits? closeLimits, bool processDeath)
    {
        Socket = socket;
        _client = client;
        _closeLimits = closeLimits;
        _ending = Ending.Of(socket);
        if (processDeath)
        {
            Linger.Arm(socket);
        }
        else
        {
            Linger.Disarm(socket);
        }

        if (client is not null && socket.Connected && socket.Blocking)
        {
            ClientStreamSlot.TryFill(client, ScopedStream);
        }
    }

    /// <summary>The socket of the connection.</summary>
    public Socket Socket { get; }

    /// <summary>
    /// A <c>NetworkStream</c> over the connection that may be disposed before or after the scope, by itself or by the writers and <c>SslStream</c>s built on it: disposing it is disposing the scope.
    /// After an abort, writes and flushes do nothing, so that a late flush does not hide the exception that is on its way; reads fail.
    /// After a graceful close both fail: flush your writers before you close.
    /// </summary>
    /// <exception cref="IOException">The socket is not connected (yet).</exception>
    /// <exception cref="ObjectDisposedException">The connection was ended before this property was first read.</exception>
    public Stream Stream => ScopedStream;

    internal bool Aborted => _ending.Aborted;

    private ScopedStream ScopedStream
    {
        get
        {
            if (_stream is null)
            {
                Interlocked.CompareExchange(ref _stream, new ScopedStream(this, Socket), null);
            }

            return _stream;
        }
    }

    internal static ConnectionScope Aborting(Socket socket, TcpClient? client, bool processDeath) =>
        new(socket, client, closeLimits: null, processDeath);

    internal static ConnectionScope Closing(Socket socket, TcpClient? client, CloseLimits limits, bool processDeath) =>
        new(socket, client, limits, processDeath);

    /// <summary>Aborts the connection now: <inheritdoc cref="ConnectionExtensions.Abort(Socket)" path="/summary/node()"/></summary>
    /// <remarks><inheritdoc cref="ConnectionExtensions.Abort(Socket)" path="/remarks/node()"/></remarks>
    /// <returns>What went on the wire.</returns>
    public AbortResult Abort()
    {
        AbortResult result = SocketAbort.Run(Socket);
        Dispose();
        return result;
    }

    /// <summary><inheritdoc cref="ConnectionExtensions.CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/summary/node()"/></summary>
    /// <remarks><inheritdoc cref="ConnectionExtensions.CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public CloseResult CloseGracefully(TimeSpan? timeout = null, TimeSpan? idleTimeout = null, long maxDrainBytes = CloseLimits.DefaultDrainBytes)
    {
        CloseResult result = GracefulClose.Run(Socket, new CloseLimits(timeout, idleTimeout, maxDrainBytes));
        Dispose();
        return result;
    }

    /// <summary><inheritdoc cref="ConnectionExtensions.CloseGracefullyAsync(Socket, TimeSpan?, TimeSpan?, long, CancellationToken)" path="/summary/node()"/></summary>
    /// <remarks><inheritdoc cref="ConnectionExtensions.CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="cancellationToken">Cancellation aborts the connection (RST) at once.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the connection was aborted.</exception>
    public ValueTask<CloseResult> CloseGracefullyAsync(
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = CloseLimits.DefaultDrainBytes,
        CancellationToken cancellationToken = default) =>
        GracefulClose.RunAsync(Socket, new CloseLimits(timeout, idleTimeout, maxDrainBytes), tls: null, view: this, cancellationToken);

    /// <summary>Ends the connection as the scope was told to, unless it has ended already. A scope from <c>CloseOnDispose</c> blocks for at most its deadline.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) != 0)
        {
            return;
        }

        if (!_ending.IsOver)
        {
            End();
        }

        DisposeViews();
    }

    /// <summary>Ends the connection as the scope was told to, unless it has ended already, without holding a thread.</summary>
    /// <returns>A task that completes when the connection has ended.</returns>
    public async ValueTask DisposeAsync()
    {
        if (_closeLimits is { } limits && Volatile.Read(ref _left) == 0)
        {
            await GracefulClose.RunAsync(Socket, limits, tls: null, view: null, CancellationToken.None, EndVerb.CloseOnDispose).ConfigureAwait(false);
        }

        Dispose();
    }

    private void End()
    {
        if (_closeLimits is { } limits)
        {
            GracefulClose.Run(Socket, limits, verb: EndVerb.CloseOnDispose);
        }
        else
        {
            SocketAbort.Run(Socket, EndVerb.AbortOnDispose);
        }
    }

    // The socket is closed by now, so these find nothing to send.
    private void DisposeViews()
    {
        _stream?.Dispose();
        _client?.Dispose();
    }
}
