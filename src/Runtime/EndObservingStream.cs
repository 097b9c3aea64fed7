using System.Net.Sockets;

namespace Hangup;

/// <summary>
/// A stream over a connection that remembers how the connection ended: after reading to the end it answers "complete or truncated?", for protocols whose messages end with the connection.
/// </summary>
/// <remarks>
/// Passes everything through; adds nothing to the wire. The first end is kept, as Linux reports a reset only once. A read that returned 0 because our own side disposed
/// (.NET on Unix does that to pending reads) counts as <see cref="ConnectionEndKind.LocallyClosed"/>, if the inner stream is a <see cref="NetworkStream"/> or was disposed through this stream.
/// Over an <c>SslStream</c>, end-of-file without close_notify looks like a clean end: .NET does not tell them apart.
/// </remarks>
public sealed partial class EndObservingStream : Stream
{
    private readonly Stream _inner;
    private readonly Socket? _socket;
    private readonly bool _leaveOpen;
    private volatile bool _disposed;
    private int _end;

    /// <summary>Watches the reads and writes that go through this stream.</summary>
    /// <param name="inner">The stream over the connection.</param>
    /// <param name="leaveOpen">Whether disposing this stream leaves <paramref name="inner"/> open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="inner"/> is <see langword="null"/>.</exception>
    public EndObservingStream(Stream inner, bool leaveOpen = false)
    {
        Refuse.Null(inner, nameof(inner));
        _inner = inner;
        _leaveOpen = leaveOpen;
        _socket = inner is NetworkStream stream ? StreamSocket.Of(stream) : null;
    }

    /// <summary>How the connection ended; <see cref="ConnectionEndKind.None"/> while nothing says that it did.</summary>
    public ConnectionEndKind End => (ConnectionEndKind)Volatile.Read(ref _end);

    /// <summary>
    /// Whether what was read is everything that the peer had to say. <see langword="true"/>: the peer closed. <see langword="false"/>: the connection broke, what was read is truncated.
    /// <see langword="null"/>: the peer has not ended the connection, or our own side did before.
    /// </summary>
    public bool? IsComplete => End switch
    {
        ConnectionEndKind.None or ConnectionEndKind.LocallyClosed => null,
        ConnectionEndKind.CleanEnd => true,
        _ => false,
    };

    /// <inheritdoc/>
    public override bool CanRead => _inner.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => _inner.CanWrite;

    /// <inheritdoc/>
    public override bool CanTimeout => _inner.CanTimeout;

    /// <inheritdoc/>
    public override int ReadTimeout { get => _inner.ReadTimeout; set => _inner.ReadTimeout = value; }

    /// <inheritdoc/>
    public override int WriteTimeout { get => _inner.WriteTimeout; set => _inner.WriteTimeout = value; }

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

#if NET
    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _disposed = true;
        if (!_leaveOpen)
        {
            await _inner.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }
#endif

    /// <inheritdoc/>
    public override void Flush() => _inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // First, so that a pending read that now returns 0 is not taken for the peer's end.
        _disposed = true;
        if (disposing && !_leaveOpen)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool EndedHere => _disposed || (_socket is not null && SocketAbort.IsDisposed(_socket));

    private int Observe(int read, int wanted)
    {
        if (read == 0 && wanted > 0)
        {
            Remember(EndedHere ? ConnectionEndKind.LocallyClosed : ConnectionEndKind.CleanEnd);
        }

        return read;
    }

    // Runs as an exception filter, before anything unwinds; always lets the exception pass.
    private bool Observe(Exception e)
    {
        ConnectionEndKind end = ConnectionEnd.Classify(e);
        if (end is not (ConnectionEndKind.None or ConnectionEndKind.Unknown))
        {
            Remember(EndedHere ? ConnectionEndKind.LocallyClosed : end);
        }

        return false;
    }

    private void Remember(ConnectionEndKind end) => Interlocked.CompareExchange(ref _end, (int)end, (int)ConnectionEndKind.None);
}
