using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hangup;

/// <summary>Tells a peer's abort from its close, from a lost network, and from what we did ourselves.</summary>
/// <remarks>
/// The first answer is the one to keep: Linux reports a reset once and end-of-file from then on. <see cref="EndObservingStream"/> keeps it.
/// Source: the errors of Linux <c>man 7 tcp</c> and of Winsock as .NET maps them to <see cref="SocketError"/>.
/// </remarks>
public static class ConnectionEnd
{
    /// <summary>What the count of a finished read says. Nothing goes on the wire.</summary>
    /// <remarks>
    /// On Unix a read that was pending when our own side disposed the stream also returns 0; <see cref="EndObservingStream"/> can tell. A read into an empty buffer returns 0 and says nothing: do not ask about it.
    /// </remarks>
    /// <param name="bytesRead">What the read returned, in bytes.</param>
    /// <returns><see cref="ConnectionEndKind.CleanEnd"/> for 0, <see cref="ConnectionEndKind.None"/> otherwise.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytesRead"/> is negative.</exception>
    public static ConnectionEndKind Classify(int bytesRead) => bytesRead switch
    {
        0 => ConnectionEndKind.CleanEnd,
        > 0 => ConnectionEndKind.None,
        _ => throw new ArgumentOutOfRangeException(nameof(bytesRead), bytesRead, "bytesRead must be between 0 and 2147483647."),
    };

    /// <summary>What the exception of a failed read or write says. Looks into <see cref="IOException"/> and <see cref="AggregateException"/>. Nothing goes on the wire.</summary>
    /// <param name="exception">The exception of a <c>Socket</c>, a <c>NetworkStream</c>, or a stream or reader built on one.</param>
    /// <returns>
    /// The end; <see cref="ConnectionEndKind.CleanEnd"/> for <see cref="EndOfStreamException"/> (a clean end on the wire, though too early for the reader);
    /// <see cref="ConnectionEndKind.None"/> for a cancellation; <see cref="ConnectionEndKind.Unknown"/> if it says nothing about the connection.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is <see langword="null"/>.</exception>
    public static ConnectionEndKind Classify(Exception exception)
    {
        Refuse.Null(exception, nameof(exception));
        return exception switch
        {
            SocketException socket => Classify(socket.SocketErrorCode),
            ObjectDisposedException => ConnectionEndKind.LocallyClosed,
            EndOfStreamException => ConnectionEndKind.CleanEnd,
            OperationCanceledException => ConnectionEndKind.None,
            AggregateException many => FirstEnd(many),
            { InnerException: { } inner } => Classify(inner),
            _ => ConnectionEndKind.Unknown,
        };
    }

    private static ConnectionEndKind FirstEnd(AggregateException many)
    {
        foreach (Exception inner in many.InnerExceptions)
        {
            if (Classify(inner) is not (ConnectionEndKind.Unknown or ConnectionEndKind.None) and var end)
            {
                return end;
            }
        }

        return many.InnerExceptions.Count == 1 ? Classify(many.InnerExceptions[0]) : ConnectionEndKind.Unknown;
    }

    private static ConnectionEndKind Classify(SocketError error) => error switch
    {
        SocketError.ConnectionReset or SocketError.Shutdown => ConnectionEndKind.Reset,
        SocketError.TimedOut => ConnectionEndKind.TimedOut,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.NetworkReset
            or SocketError.HostDown or SocketError.ConnectionRefused => ConnectionEndKind.Unreachable,
        SocketError.OperationAborted or SocketError.Interrupted => ConnectionEndKind.LocallyClosed,
        // The same words mean the other side on Windows and our own on Unix, where a blocked call finds its socket closed under it.
        SocketError.ConnectionAborted => IsWindows ? ConnectionEndKind.Reset : ConnectionEndKind.LocallyClosed,
        SocketError.InvalidArgument => IsWindows ? ConnectionEndKind.Unknown : ConnectionEndKind.LocallyClosed,
        _ => ConnectionEndKind.Unknown,
    };

    private static bool IsWindows => RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
}
