using System.Net.Sockets;

namespace Hangup;

/// <summary>An error that the kernel keeps for whoever asks next (SO_ERROR, <c>man 7 socket</c>): a reset of the peer that no operation of ours has met yet.</summary>
internal static class PendingError
{
    public static bool IsOn(Socket socket)
    {
#if NET
        const int socketLevel = 1, error = 4;
        if (OperatingSystem.IsLinux())
        {
            // As below, without the object that it returns.
            Span<byte> raw = stackalloc byte[sizeof(int)];
            socket.GetRawSocketOption(socketLevel, error, raw);
            return BitConverter.ToInt32(raw) != 0;
        }
#endif
        return socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is not 0;
    }
}
