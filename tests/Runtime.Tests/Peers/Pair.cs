using System.Net;
using System.Net.Sockets;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>One connection over loopback: <see cref="Client"/> is ours, <see cref="Theirs"/> is the peer's end, which starts to read when told to.</summary>
internal sealed class Pair : IDisposable
{
    public Pair(IPAddress? address = null, Action<TcpClient>? beforeConnect = null)
    {
        using var listener = new TcpListener(address ?? IPAddress.Loopback, 0);
        listener.Start();
        Client = new TcpClient(listener.Server.AddressFamily);
        beforeConnect?.Invoke(Client);
        Client.Connect((IPEndPoint)listener.LocalEndpoint);
        Socket = Client.Client;
        Theirs = listener.AcceptSocket();
    }

    public TcpClient Client { get; }

    /// <summary>Our socket, remembered because a disposed client forgets it.</summary>
    public Socket Socket { get; }

    public Socket Theirs { get; }

    /// <summary>The peer reads to the end, then closes.</summary>
    public Task<Sighting> PeerSees() => Reading.ToTheEnd(Theirs);

    public void Dispose()
    {
        Theirs.Dispose();
        Client.Client?.Close(0);
        Client.Dispose();
    }
}
