using System.Net.Sockets;

namespace Hangup;

public static partial class ConnectionExtensions
{
    /// <summary>
    /// Aborts the connection: sends a reset (RST) and drops what both sides have not read yet. The peer reads an error, not end-of-file.
    /// Unlike <c>client.LingerState = new(true, 0); client.Close()</c>, whose FIN leaves first.
    /// </summary>
    /// <remarks><inheritdoc cref="Abort(Socket)" path="/remarks/node()"/></remarks>
    /// <param name="client">The client. It is disposed afterwards, after its socket.</param>
    /// <returns>What went on the wire.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    public static AbortResult Abort(this TcpClient client)
    {
        Refuse.Null(client, nameof(client));

        // A disposed client has no socket. The order matters: the client's own Dispose would send the FIN first.
        AbortResult result = client.Client is { } socket ? SocketAbort.Run(socket) : AbortResult.AlreadyClosed;
        client.Dispose();
        return result;
    }

    /// <summary>
    /// Closes the connection gracefully: sends a FIN, reads and discards until the peer's FIN, then closes. The peer reads everything that was sent, then end-of-file.
    /// Blocks the caller for at most <paramref name="timeout"/>.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="client">The client. It is disposed afterwards, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public static CloseResult CloseGracefully(this TcpClient client, TimeSpan? timeout = null, TimeSpan? idleTimeout = null, long maxDrainBytes = OneMebibyte)
    {
        Refuse.Null(client, nameof(client));
        var limits = new CloseLimits(timeout, idleTimeout, maxDrainBytes);
        CloseResult result = client.Client is { } socket ? GracefulClose.Run(socket, limits) : default;
        client.Dispose();
        return result;
    }

    /// <summary>
    /// Closes the connection gracefully without holding a thread: sends a FIN, reads and discards until the peer's FIN, then closes.
    /// The peer reads everything that was sent, then end-of-file.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="client">The client. It is disposed afterwards, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="cancellationToken">Cancellation aborts the connection (RST) at once.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the connection was aborted.</exception>
    public static ValueTask<CloseResult> CloseGracefullyAsync(
        this TcpClient client,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        CancellationToken cancellationToken = default)
    {
        Refuse.Null(client, nameof(client));
        var limits = new CloseLimits(timeout, idleTimeout, maxDrainBytes);
        return client.Client is { } socket ? GracefulClose.RunAsync(socket, limits, tls: null, client, cancellationToken) : default;
    }

    /// <summary>
    /// From here on the connection is aborted (RST) unless it is closed gracefully before the scope is disposed: an exception, an early return and a forgotten close all read as an error to the peer,
    /// although the client itself is in a <c>using</c>.
    /// </summary>
    /// <remarks>
    /// <para>Two layers. The kernel's: SO_LINGER(on, 0) is set at once, so that the death of the process resets as well (SIGKILL, <c>FailFast</c>, <c>Exit</c>: cases in which no code of ours runs).
    /// It may be armed before <c>Connect</c>, which keeps it. The unwinding one: disposing the scope, or its <see cref="ConnectionScope.Stream"/>, aborts.</para>
    /// <para>On a client that is connected and whose <c>GetStream()</c> was not called yet, <c>GetStream()</c> returns the scope's stream from now on, so it may be disposed in any order, and so may what is built on it.
    /// Otherwise, a stream that <c>GetStream()</c> returned, or a writer over it, that is disposed before the scope sends a FIN: use <see cref="ConnectionScope.Stream"/>, or declare the scope last.</para>
    /// <para>Source: RFC 9293 section 3.10.5; Linux <c>man 7 socket</c> (SO_LINGER).</para>
    /// </remarks>
    /// <param name="client">The client, connected or not yet connected.</param>
    /// <param name="processDeath">Whether the death of the process resets too. <see langword="false"/>: the kernel closes then (FIN), as it does for any other process.</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="client"/> was disposed.</exception>
    public static ConnectionScope AbortOnDispose(this TcpClient client, bool processDeath = true)
    {
        Refuse.Null(client, nameof(client));
        return ConnectionScope.Aborting(SocketOf(client), client, processDeath);
    }

    /// <summary>
    /// From here on the connection is closed gracefully when the scope is disposed, also by an exception: "flush even when something failed", said explicitly.
    /// The peer reads end-of-file: it takes what it got for complete.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseOnDispose(Socket, TimeSpan?, TimeSpan?, long, bool)" path="/remarks/node()"/></remarks>
    /// <param name="client">The client, connected or not yet connected.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="processDeath">Whether the death of the process resets (SO_LINGER(on, 0) until the close). <see langword="false"/>: the kernel closes then (FIN).</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="ObjectDisposedException"><paramref name="client"/> was disposed.</exception>
    public static ConnectionScope CloseOnDispose(
        this TcpClient client,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        bool processDeath = false)
    {
        Refuse.Null(client, nameof(client));
        return ConnectionScope.Closing(SocketOf(client), client, new CloseLimits(timeout, idleTimeout, maxDrainBytes), processDeath);
    }

    private static Socket SocketOf(TcpClient client) => client.Client ?? throw new ObjectDisposedException(nameof(TcpClient));
}
