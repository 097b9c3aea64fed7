using System.Net.Sockets;

namespace Hangup;

/// <summary>SO_LINGER as a switch: armed, the kernel itself resets the connection when its last descriptor goes, however that comes about.</summary>
internal static class Linger
{
    private static readonly LingerOption s_reset = new(true, 0);
    private static readonly LingerOption s_off = new(false, 0);

    public static void Arm(Socket socket) => Set(socket, s_reset);

    public static void Disarm(Socket socket) => Set(socket, s_off);

    private static void Set(Socket socket, LingerOption option)
    {
        try
        {
            socket.LingerState = option;
        }
        catch (SocketException)
        {
            // macOS answers EINVAL once the peer is gone: then there is no connection left that the option could speak for.
        }
    }
}
