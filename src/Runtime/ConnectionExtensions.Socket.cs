using System.Net.Sockets;

namespace Hangup;

public static partial class ConnectionExtensions
{
    /// <summary>
    /// Aborts the connection: sends a reset (RST) and drops what both sides have not read yet. The peer reads an error, not end-of-file.
    /// </summary>
    /// <remarks>
    /// <para>On the wire: SO_LINGER(on, 0), then <c>close</c>, and never a FIN first. Pending operations, synchronous and asynchronous, end with an error. No TLS close_notify.</para>
    /// <para>Idempotent; safe on a socket that is disposed, never connected, listening, half-closed or reset already. The reset leaves no TIME_WAIT behind.
    /// It is sent once and never retransmitted: a peer that misses it learns of the end only when it sends. A socket that does not own its handle is not closed by .NET, so nothing is sent.</para>
    /// <para>Source: RFC 9293 section 3.10.5 (ABORT call); Linux <c>man 7 socket</c> (SO_LINGER); .NET <c>Socket.Close(0)</c>.</para>
    /// </remarks>
    /// <param name="socket">The socket. It is disposed afterwards.</param>
    /// <returns>What went on the wire.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is <see langword="null"/>.</exception>
    public static AbortResult Abort(this Socket socket)
    {
        Refuse.Null(socket, nameof(socket));
        return SocketAbort.Run(socket);
    }

    /// <summary>
    /// Closes the connection gracefully: sends a FIN, reads and discards until the peer's FIN, then closes. The peer reads everything that was sent, then end-of-file.
    /// Blocks the caller for at most <paramref name="timeout"/>.
    /// </summary>
    /// <remarks>
    /// <para>On the wire: SO_LINGER off, <c>shutdown(SHUT_WR)</c> (FIN after all data), receiving until end-of-file, <c>close</c>. When a limit is reached first:
    /// <c>close</c> if the kernel says that everything was acknowledged (Linux, <c>TCP_INFO</c>) and nothing is left unread, otherwise a reset.</para>
    /// <para>Await or join your own writes first: what has not been handed to the socket yet is not sent. A receive of yours that is still pending competes for the peer's last bytes; stop your read loop first if you care for them.</para>
    /// <para>Concurrent callers share one close and its result: the limits of the first count.</para>
    /// <para>Source: RFC 9293 sections 3.6 and 3.10.4 (CLOSE call); RFC 9112 section 9.6; Linux <c>man 2 shutdown</c>, <c>man 7 tcp</c>.</para>
    /// </remarks>
    /// <param name="socket">The socket. It is disposed afterwards, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public static CloseResult CloseGracefully(this Socket socket, TimeSpan? timeout = null, TimeSpan? idleTimeout = null, long maxDrainBytes = OneMebibyte)
    {
        Refuse.Null(socket, nameof(socket));
        return GracefulClose.Run(socket, new CloseLimits(timeout, idleTimeout, maxDrainBytes));
    }

    /// <summary>
    /// Closes the connection gracefully without holding a thread: sends a FIN, reads and discards until the peer's FIN, then closes.
    /// The peer reads everything that was sent, then end-of-file.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="socket">The socket. It is disposed afterwards, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="cancellationToken">Cancellation aborts the connection (RST) at once.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the connection was aborted.</exception>
    public static ValueTask<CloseResult> CloseGracefullyAsync(
        this Socket socket,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        CancellationToken cancellationToken = default)
    {
        Refuse.Null(socket, nameof(socket));
        return GracefulClose.RunAsync(socket, new CloseLimits(timeout, idleTimeout, maxDrainBytes), tls: null, view: null, cancellationToken);
    }

    /// <summary>
    /// From here on the connection is aborted (RST) unless it is closed gracefully before the scope is disposed: an exception, an early return and a forgotten close all read as an error to the peer.
    /// </summary>
    /// <remarks>
    /// <para>Two layers. The kernel's: SO_LINGER(on, 0) is set at once, so that the death of the process resets as well (SIGKILL, <c>FailFast</c>, <c>Exit</c>: cases in which no code of ours runs).
    /// It may be armed before <c>Connect</c>, which keeps it, and on a listening socket, whose accepted sockets inherit it (Linux).
    /// The unwinding one: disposing the scope, or its <see cref="ConnectionScope.Stream"/>, aborts.</para>
    /// <para>Declare the scope after everything that would close the connection by itself (a <c>NetworkStream</c> that owns the socket, a <c>StreamWriter</c> over one):
    /// what is declared last is disposed first. Or read and write through <see cref="ConnectionScope.Stream"/>, which may be disposed in any order.</para>
    /// <para>Source: RFC 9293 section 3.10.5; Linux <c>man 7 socket</c> (SO_LINGER).</para>
    /// </remarks>
    /// <param name="socket">The socket, connected or not yet connected.</param>
    /// <param name="processDeath">Whether the death of the process resets too. <see langword="false"/>: the kernel closes then (FIN), as it does for any other process.</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="socket"/> was disposed.</exception>
    public static ConnectionScope AbortOnDispose(this Socket socket, bool processDeath = true)
    {
        Refuse.Null(socket, nameof(socket));
        return ConnectionScope.Aborting(socket, client: null, processDeath);
    }

    /// <summary>
    /// From here on the connection is closed gracefully when the scope is disposed, also by an exception: "flush even when something failed", said explicitly.
    /// The peer reads end-of-file: it takes what it got for complete.
    /// </summary>
    /// <remarks>
    /// <para>On the wire: at the disposal of the scope, or of its <see cref="ConnectionScope.Stream"/>, what <see cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)"/> does; <c>await using</c> holds no thread.
    /// <see cref="ConnectionScope.Abort"/> before that still resets.</para>
    /// <para>Source: RFC 9293 section 3.10.4 (CLOSE call).</para>
    /// </remarks>
    /// <param name="socket">The socket, connected or not yet connected.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="processDeath">Whether the death of the process resets (SO_LINGER(on, 0) until the close). <see langword="false"/>: the kernel closes then (FIN).</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="socket"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="socket"/> was disposed.</exception>
    public static ConnectionScope CloseOnDispose(
        this Socket socket,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        bool processDeath = false)
    {
        Refuse.Null(socket, nameof(socket));
        return ConnectionScope.Closing(socket, client: null, new CloseLimits(timeout, idleTimeout, maxDrainBytes), processDeath);
    }
}
