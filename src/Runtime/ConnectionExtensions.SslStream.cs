using System.Net.Security;
using System.Net.Sockets;

namespace Hangup;

public static partial class ConnectionExtensions
{
    /// <summary>
    /// Aborts the connection under a TLS session: sends a reset (RST) and no close_notify, which would say "complete". The peer reads an error.
    /// </summary>
    /// <remarks><inheritdoc cref="Abort(Socket)" path="/remarks/node()"/></remarks>
    /// <param name="tls">The TLS session. It is disposed afterwards.</param>
    /// <param name="connection">The socket of its connection (<c>client.Client</c>, <c>stream.Socket</c>, <c>scope.Socket</c>): TLS does not tell it. It is disposed first.</param>
    /// <returns>What went on the wire.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static AbortResult Abort(this SslStream tls, Socket connection)
    {
        Refuse.Null(tls, nameof(tls));
        Refuse.Null(connection, nameof(connection));
        AbortResult result = SocketAbort.Run(connection);
        tls.Dispose();
        return result;
    }

    /// <summary>
    /// Closes a TLS session and its connection gracefully: sends close_notify, then a FIN, reads and discards until the peer's FIN, then closes.
    /// The peer reads everything that was sent, then the end, which TLS vouches for. Blocks the caller for at most <paramref name="timeout"/>.
    /// </summary>
    /// <remarks>
    /// <inheritdoc cref="CloseGracefully(Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/>
    /// <para>TLS: close_notify comes first and under the same deadline (RFC 8446 section 6.1); it is left out if the handshake never completed or a write is still under way. What the peer sends is discarded undecrypted.</para>
    /// </remarks>
    /// <param name="tls">The TLS session. It is disposed afterwards.</param>
    /// <param name="connection">The socket of its connection (<c>client.Client</c>, <c>stream.Socket</c>, <c>scope.Socket</c>): TLS does not tell it. It is disposed, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    public static CloseResult CloseGracefully(
        this SslStream tls,
        Socket connection,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte)
    {
        Refuse.Null(tls, nameof(tls));
        Refuse.Null(connection, nameof(connection));
        CloseResult result = GracefulClose.Run(connection, new CloseLimits(timeout, idleTimeout, maxDrainBytes), tls);
        tls.Dispose();
        return result;
    }

    /// <summary>
    /// Closes a TLS session and its connection gracefully without holding a thread: sends close_notify, then a FIN, reads and discards until the peer's FIN, then closes.
    /// </summary>
    /// <remarks><inheritdoc cref="CloseGracefully(SslStream, Socket, TimeSpan?, TimeSpan?, long)" path="/remarks/node()"/></remarks>
    /// <param name="tls">The TLS session. It is disposed afterwards.</param>
    /// <param name="connection">The socket of its connection (<c>client.Client</c>, <c>stream.Socket</c>, <c>scope.Socket</c>): TLS does not tell it. It is disposed, whatever the outcome.</param>
    /// <param name="timeout">The one deadline over everything. Default 5 seconds; at most <see cref="int.MaxValue"/> milliseconds; zero does not wait for the peer at all.</param>
    /// <param name="idleTimeout">How long the peer may do nothing at all: no byte arrives and, where the kernel can tell, none is acknowledged. Default 5 seconds; same range.</param>
    /// <param name="maxDrainBytes">How many bytes are read and discarded before the peer is taken for a flood. Default 1 MiB.</param>
    /// <param name="cancellationToken">Cancellation aborts the connection (RST) at once, without a close_notify that was not sent yet.</param>
    /// <returns>Why the close ended and whether everything was delivered. It never throws for what the peer did.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit is negative, infinite or longer than <see cref="int.MaxValue"/> milliseconds.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled before the close was over; the connection was aborted.</exception>
    public static ValueTask<CloseResult> CloseGracefullyAsync(
        this SslStream tls,
        Socket connection,
        TimeSpan? timeout = null,
        TimeSpan? idleTimeout = null,
        long maxDrainBytes = OneMebibyte,
        CancellationToken cancellationToken = default)
    {
        Refuse.Null(tls, nameof(tls));
        Refuse.Null(connection, nameof(connection));
        return GracefulClose.RunAsync(connection, new CloseLimits(timeout, idleTimeout, maxDrainBytes), tls, view: null, cancellationToken);
    }
}
