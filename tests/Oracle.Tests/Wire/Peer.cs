using System.Net.Sockets;
using Hangup.Oracle.Meaning;

namespace Hangup.Oracle.Wire;

/// <summary>The other end of a connection: it reads until the end, and says what it was.</summary>
internal sealed class Peer : IDisposable
{
    private readonly CancellationTokenSource _enough = new();
    private readonly Task<PeerReads> _reading;

    private Peer(Func<CancellationToken, Task<Socket>> open) => _reading = Read(open, _enough.Token);

    public static Peer Accepting(TcpListener listener) => new(async enough => await listener.AcceptSocketAsync(enough));

    /// <summary>Connected when this returns: an accept that follows has something to accept.</summary>
    public static Peer Connecting(TcpListener listener)
    {
        var socket = new Socket(listener.LocalEndpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(listener.LocalEndpoint);
        return new Peer(_ => Task.FromResult(socket));
    }

    /// <summary>What was read within that time.</summary>
    public async Task<PeerReads> Reads(TimeSpan patience)
    {
        await Task.WhenAny(_reading, Task.Delay(patience));
        return _reading.IsCompleted ? await _reading : PeerReads.Nothing;
    }

    public void Dispose() => _enough.Cancel();

    private static async Task<PeerReads> Read(Func<CancellationToken, Task<Socket>> open, CancellationToken enough)
    {
        var buffer = new byte[64];
        try
        {
            using var socket = await open(enough);
            while (await socket.ReceiveAsync(buffer, enough) > 0)
            {
            }

            return PeerReads.EndOfFile;
        }
        catch (SocketException reset) when (reset.SocketErrorCode == SocketError.ConnectionReset)
        {
            return PeerReads.Reset;
        }
        catch (OperationCanceledException)
        {
            return PeerReads.Nothing;
        }
    }
}
