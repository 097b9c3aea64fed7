using System.Net;
using System.Net.Sockets;

namespace Hangup.Runtime.Benchmarks;

/// <summary>Fresh connections for one iteration, each to be ended once.</summary>
internal sealed class Connections
{
    public const int PerIteration = 400;

    private readonly TcpClient[] _ours = new TcpClient[PerIteration];
    private readonly Socket[] _theirs = new Socket[PerIteration];
    private int _next;

    public void Open(bool peersClose)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(PerIteration);
        for (int i = 0; i < PerIteration; i++)
        {
            _ours[i] = new TcpClient(AddressFamily.InterNetwork);
            _ours[i].Connect((IPEndPoint)listener.LocalEndpoint);
            _theirs[i] = listener.AcceptSocket();
            if (peersClose)
            {
                _theirs[i].Dispose();
            }
        }

        _next = 0;
    }

    public TcpClient Next() => _ours[_next++];

    public Socket PeerOfLast() => _theirs[_next - 1];

    public void Release()
    {
        foreach (Socket socket in _theirs)
        {
            socket.Dispose();
        }
    }
}
