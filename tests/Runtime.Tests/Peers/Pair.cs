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

    /// <summary>The peer reads to the end and keeps its side open.</summary>
    public Task<Sighting> PeerReads() => Reading.ToTheEnd(Theirs, andClose: false);

    /// <summary>The peer writes until it learns that nobody listens any more.</summary>
    public SocketError PeerWriteFails()
    {
        for (int i = 0; i < 100; i++)
        {
            Theirs.Send(new byte[1], 0, 1, SocketFlags.None, out SocketError error);
            if (error is not SocketError.Success)
            {
                return error;
            }

            Thread.Sleep(20);
        }

        return SocketError.Success;
    }

    /// <summary>Something can be read on our side: bytes, or an end.</summary>
    public async Task UntilInputArrives()
    {
        for (int i = 0; i < 500 && !Socket.Poll(0, SelectMode.SelectRead); i++)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Sends until the peer, who reads nothing, takes no more.</summary>
    public long FillPeer()
    {
        byte[] chunk = new byte[64 * 1024];
        long sent = 0;
        Socket.Blocking = false;
        int last;
        while ((last = Socket.Send(chunk, 0, chunk.Length, SocketFlags.None, out _)) > 0)
        {
            sent += last;
        }

        Socket.Blocking = true;
        return sent;
    }

    public void Dispose()
    {
        Theirs.Dispose();
        Client.Client?.Close(0);
        Client.Dispose();
    }
}
