using System.Net.Sockets;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>One connection over a Unix-domain socket.</summary>
internal sealed class UnixPair : IDisposable
{
    public UnixPair()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen(1);
        Ours = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Ours.Connect(new UnixDomainSocketEndPoint(path));
        Theirs = listener.Accept();
        File.Delete(path);
    }

    public Socket Ours { get; }

    public Socket Theirs { get; }

    public void Dispose()
    {
        Ours.Dispose();
        Theirs.Dispose();
    }
}
