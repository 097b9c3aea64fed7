using System.Net;
using System.Net.Sockets;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>
/// Peers for many connections, on several loopback addresses, so that the ports in TIME_WAIT do not run out. The first byte of a connection tells its peer what to do.
/// </summary>
internal sealed class Crowd : IDisposable
{
    public const byte ReadsToTheEnd = 0;
    public const byte ClosesFirst = 1;
    public const byte Resets = 2;

    private readonly TcpListener[] _listeners;
    private readonly Task[] _accepting;
    private int _connections;
    private long _resets;

    public Crowd(int addresses)
    {
        _listeners = [.. Enumerable.Range(1, addresses).Select(i => new TcpListener(new IPAddress([127, 0, 0, (byte)i]), 0))];
        Array.ForEach(_listeners, listener => listener.Start(256));
        _accepting = [.. _listeners.Select(AcceptAsync)];
    }

    /// <summary>How many connections the peers saw reset.</summary>
    public long ResetsSeen => Interlocked.Read(ref _resets);

    public async Task<TcpClient> ConnectAsync(byte behaviour)
    {
        var endPoint = (IPEndPoint)_listeners[(uint)Interlocked.Increment(ref _connections) % _listeners.Length].LocalEndpoint;
        var client = new TcpClient(AddressFamily.InterNetwork);
        await client.ConnectAsync(endPoint);
        await client.GetStream().WriteAsync(new[] { behaviour });
        return client;
    }

    public void Dispose()
    {
        Array.ForEach(_listeners, listener => listener.Dispose());
        Task.WaitAll(_accepting);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        var attending = new List<Task>();
        try
        {
            while (true)
            {
                attending.Add(AttendAsync(await listener.AcceptSocketAsync()));
                attending.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was disposed: the crowd goes home.
            await Task.WhenAll(attending);
        }
    }

    private async Task AttendAsync(Socket socket)
    {
        using Socket attended = socket;
        byte[] buffer = new byte[64];
        try
        {
            await socket.ReceiveAsync(buffer);
            if (buffer[0] is Resets)
            {
                socket.Close(0);
                return;
            }

            while (buffer[0] is ReadsToTheEnd && await socket.ReceiveAsync(buffer.AsMemory(1)) > 0)
            {
            }
        }
        catch (SocketException)
        {
            Interlocked.Increment(ref _resets);
        }
    }
}
