using System.Net.Sockets;

namespace Hangup;

public static partial class ConnectionExtensions
{
    /// <summary>
    /// Aborts the connection: sends a reset (RST) and drops what both sides have not read yet. The peer reads an error, not end-of-file.
    /// Unlike <c>stream.Close(0)</c>, whose FIN leaves first.
    /// </summary>
    /// <remarks><inheritdoc cref="Abort(Socket)" path="/remarks/node()"/></remarks>
    /// <param name="stream">The stream. It and its socket are disposed afterwards, whether the stream owns the socket or not.</param>
    /// <returns>What went on the wire.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public static AbortResult Abort(this NetworkStream stream)
    {
        Refuse.Null(stream, nameof(stream));

        AbortResult result = SocketAbort.Run(StreamSocket.Of(stream));
        stream.Dispose();
        return result;
    }

    /// <summary>
    /// Closes the connection gracefully: sends a FIN, reads and discards until the peer's FIN, then closes. The peer reads everything that was sent, then end-of-file.
    /// Blocks the caller for at most <paramref name="timeout"/>.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="stream">The stream. It and its socket are disposed afterwards, whatever the outcome and whether the stream owns the socket or not.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public static CloseResult CloseGracefully(this NetworkStream stream, TimeSpan? timeout = null, TimeSpan? idleTimeout = null, long maxDrainBytes = OneMebibyte)
    {
        Refuse.Null(stream, nameof(stream));
        var limits = new CloseLimits(timeout, idleTimeout, maxDrainBytes);
        CloseResult result = GracefulClose.Run(StreamSocket.Of(stream), limits);
        stream.Dispose();
        return result;
    }

    /// <summary>
    /// Closes the connection gracefully without holding a thread: sends a FIN, reads and discards until the peer's FIN, then closes.
    /// The peer reads everything that was sent, then end-of-file.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="stream">The stream. It and its socket are disposed afterwards, whatever the outcome and whether the stream owns the socket or not.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="cancellationToken">Cancellation aborts the connection (RST) at once.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the connection was aborted.</exception>
    public static ValueTask<CloseResult> CloseGracefullyAsync(
        this NetworkStream stream,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        CancellationToken cancellationToken = default)
    {
        Refuse.Null(stream, nameof(stream));
        var limits = new CloseLimits(timeout, idleTimeout, maxDrainBytes);
        return GracefulClose.RunAsync(StreamSocket.Of(stream), limits, tls: null, stream, cancellationToken);
    }

    /// <summary>
    /// From here on the connection is aborted (RST) unless it is closed gracefully before the scope is disposed: an exception, an early return and a forgotten close all read as an error to the peer.
    /// </summary>
    /// <remarks>
    /// <para>SO_LINGER(on, 0) is set at once, so that the death of the process resets as well; disposing the scope, or its <see cref="ConnectionScope.Stream"/>, aborts.</para>
    /// <para>If <paramref name="stream"/> itself, or a writer over it, is disposed before the scope, it sends a FIN and the peer reads end-of-file:
    /// declare the scope last, or read and write through <see cref="ConnectionScope.Stream"/>.</para>
    /// <para>Source: RFC 9293 section 3.10.5; Linux <c>man 7 socket</c> (SO_LINGER).</para>
    /// </remarks>
    /// <param name="stream">The stream, whose connection the scope ends even if the stream does not own it.</param>
    /// <param name="processDeath">Whether the death of the process resets too. <see langword="false"/>: the kernel closes then (FIN), as it does for any other process.</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="stream"/> was disposed.</exception>
    public static ConnectionScope AbortOnDispose(this NetworkStream stream, bool processDeath = true)
    {
        Refuse.Null(stream, nameof(stream));
        return ConnectionScope.Aborting(StreamSocket.Of(stream), client: null, processDeath);
    }

    /// <summary>
    /// From here on the connection is closed gracefully when the scope is disposed, also by an exception: "flush even when something failed", said explicitly.
    /// The peer reads end-of-file: it takes what it got for complete.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseOnDispose(Socket, TimeSpan?, TimeSpan?, long, bool)" path="/remarks/node()"/></remarks>
    /// <param name="stream">The stream, whose connection the scope ends even if the stream does not own it.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="processDeath">Whether the death of the process resets (SO_LINGER(on, 0) until the close). <see langword="false"/>: the kernel closes then (FIN).</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="stream"/> was disposed.</exception>
    public static ConnectionScope CloseOnDispose(
        this NetworkStream stream,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        bool processDeath = false)
    {
        Refuse.Null(stream, nameof(stream));
        return ConnectionScope.Closing(StreamSocket.Of(stream), client: null, new CloseLimits(timeout, idleTimeout, maxDrainBytes), processDeath);
    }
}
