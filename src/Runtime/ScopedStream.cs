using System.Net.Sockets;

namespace Hangup;

/// <summary>The stream that a scope hands out: whoever disposes it, in whatever order, leaves the scope; what is written after an abort goes nowhere.</summary>
internal sealed class ScopedStream : NetworkStream
{
    private readonly ConnectionScope _scope;

    public ScopedStream(ConnectionScope scope, Socket socket)
        : base(socket, ownsSocket: true) => _scope = scope;

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!_scope.Aborted)
        {
            base.Write(buffer, offset, count);
        }
    }

    public override void WriteByte(byte value)
    {
        if (!_scope.Aborted)
        {
            base.WriteByte(value);
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _scope.Aborted ? Task.CompletedTask : base.WriteAsync(buffer, offset, count, cancellationToken);

#if NET
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!_scope.Aborted)
        {
            base.Write(buffer);
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        _scope.Aborted ? default : base.WriteAsync(buffer, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }
#endif

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _scope.Dispose();
        }

        base.Dispose(disposing);
    }
}
