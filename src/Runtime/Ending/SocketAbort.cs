using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Hangup;

/// <summary>Ends a connection with a reset. Never by way of <c>Shutdown</c>: once a FIN has left, the peer reads success whatever follows.</summary>
internal static class SocketAbort
{
    private static readonly bool s_isMacOS = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    public static AbortResult Run(Socket socket, EndVerb verb = EndVerb.Abort)
    {
        EndSpan span = EndSpan.Begin(socket, verb);
        Ending? ending = Ending.Find(socket);
        AbortResult result = Foresee(socket, ending);
        if (ending is { IsOver: false })
        {
            // Also when the peer was faster: what is written from now on has nowhere to go either way.
            ending.NoteAbort();
        }

        Reset(socket);
        span.Aborted(socket, result);
        return result;
    }

    /// <summary>Sets SO_LINGER(on, 0) and closes, cancelling what is pending; on a disposed socket it does nothing.</summary>
    public static void Reset(Socket socket)
    {
        if (s_isMacOS)
        {
            ArmBeforeDisconnect(socket);
        }

        socket.Close(0);
    }

    public static bool IsDisposed(Socket socket)
    {
#if NET
        return socket.SafeHandle.IsClosed;
#else
        try
        {
            _ = socket.Available;
            return false;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
        catch (SocketException)
        {
            // Not connected, or broken; not disposed.
            return false;
        }
#endif
    }

    // The answer has to be read off the socket before it is closed.
    private static AbortResult Foresee(Socket socket, Ending? ending)
    {
        if (IsDisposed(socket))
        {
            return AbortResult.AlreadyClosed;
        }

        if (socket.SocketType is not (SocketType.Stream or SocketType.Seqpacket) || socket.AddressFamily == AddressFamily.Unix)
        {
            return AbortResult.NotSupported;
        }

        try
        {
            return socket.Connected ? Unfinished(socket) : Finished(socket, ending);
        }
        catch (ObjectDisposedException)
        {
            // Disposed by another thread since the check above: that thread's end counts.
            return AbortResult.AlreadyClosed;
        }
    }

    // Connected is true from Connect or Accept until a Shutdown or a failed operation, so no FIN has left; it does not know of a reset that nobody has read.
    private static AbortResult Unfinished(Socket socket) =>
        PendingError.IsOn(socket) ? AbortResult.AlreadyClosed : AbortResult.Reset;

    private static AbortResult Finished(Socket socket, Ending? ending) =>
        TcpInfo.Read(socket) is not { } tcp ? (ending is { FinSent: true } ? AbortResult.ResetAfterFin : AbortResult.AlreadyClosed)
        : !tcp.IsConnection ? AbortResult.AlreadyClosed
        : tcp.FinSent ? AbortResult.ResetAfterFin
        : AbortResult.Reset;

    // With a synchronous operation in flight .NET calls disconnectx on macOS, which sends a FIN unless the socket is armed by then.
    private static void ArmBeforeDisconnect(Socket socket)
    {
        try
        {
            Linger.Arm(socket);
        }
        catch (ObjectDisposedException)
        {
            // Somebody else has closed it: nothing is left to arm.
        }
    }
}
