using System.Net;
using System.Net.Sockets;

namespace Hangup.Oracle.Wire;

/// <summary>What a generated program is given: where to connect to, what to send, and the answers that make it go one way.</summary>
public sealed class Given : IDisposable
{
    internal const string Fault = "As told.";

    private readonly Queue<int> _script;
    private readonly Queue<int> _filters;
    private readonly TcpListener _listener;
    private readonly List<Peer> _peers = [];

    internal Given(TcpListener listener, IEnumerable<int> script, IEnumerable<int> filters)
    {
        _listener = listener;
        _script = new Queue<int>(script);
        _filters = new Queue<int>(filters);
    }

    /// <summary>The other ends, in the order in which the connections were made.</summary>
    internal IReadOnlyList<Peer> Peers => _peers;

    /// <summary>Every answer was asked for, so the program went the way that was meant.</summary>
    internal bool IsUsedUp => _script.Count == 0 && _filters.Count == 0;

#pragma warning disable CA1822 // Programs are given an instance.
    public string Host => "127.0.0.1";
#pragma warning restore CA1822

    public AddressFamily Family
    {
        get
        {
            MayFail();
            return AddressFamily.InterNetwork;
        }
    }

    /// <summary>Asked for by whoever connects, which is what fails.</summary>
    public int Port
    {
        get
        {
            MayFail();
            _peers.Add(Peer.Accepting(_listener));
            return ((IPEndPoint)_listener.LocalEndpoint).Port;
        }
    }

    /// <summary>Asked for by whoever accepts: somebody is waiting.</summary>
    public TcpListener Listener
    {
        get
        {
            MayFail();
            _peers.Add(Peer.Connecting(_listener));
            return _listener;
        }
    }

    public byte[] Data
    {
        get
        {
            MayFail();
            return [1];
        }
    }

    public bool Yes => _script.Dequeue() == 1;

    public bool Matches => _filters.Dequeue() == 1;

    public bool Ask()
    {
        MayFail();
        return Yes;
    }

    public void Work() => MayFail();

    public void Dispose()
    {
        foreach (var peer in _peers)
            peer.Dispose();
    }

    private void MayFail()
    {
        switch (_script.Dequeue())
        {
            case 1:
                throw new InvalidOperationException(Fault);
            case 2:
                throw new IOException(Fault);
        }
    }
}
