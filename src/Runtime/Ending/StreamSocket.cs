using System.Net.Sockets;
#if !NET
using System.Reflection;
#endif

namespace Hangup;

/// <summary>The socket under a stream.</summary>
internal static class StreamSocket
{
#if NET
    public static Socket Of(NetworkStream stream) => stream.Socket;
#else
    // Public since .NET 5, protected before: the same property, so a derived class's view of it is what we ask for.
    private static readonly PropertyInfo? s_socket =
        typeof(NetworkStream).GetProperty("Socket", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic);

    public static Socket Of(NetworkStream stream) =>
        s_socket?.GetValue(stream) as Socket ?? throw new PlatformNotSupportedException("This platform's NetworkStream does not tell its socket: end the connection through its Socket or TcpClient.");
#endif
}
