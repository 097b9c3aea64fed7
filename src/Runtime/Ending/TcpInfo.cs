using System.Net.Sockets;

namespace Hangup;

/// <summary>What Linux knows about a connection that .NET does not tell (<c>TCP_INFO</c>, <c>man 7 tcp</c>).</summary>
internal readonly struct TcpInfo
{
    private const int FinWait1 = 4;
    private const int FinWait2 = 5;
    private const int TimeWait = 6;
    private const int Closed = 7;
    private const int LastAck = 9;
    private const int Listen = 10;
    private const int Closing = 11;

    private readonly int _state;
    private readonly uint _unsent;

    private TcpInfo(int state, long acknowledged, uint unsent)
    {
        _state = state;
        Acknowledged = acknowledged;
        _unsent = unsent;
    }

    /// <summary>Bytes that the peer's TCP has acknowledged since the connection began.</summary>
    public long Acknowledged { get; }

    public bool IsConnection => _state is not (Closed or Listen);

    public bool IsClosed => _state is Closed;

    /// <summary>Our FIN was acknowledged, and so was everything before it.</summary>
    public bool FinAcknowledged => _state is FinWait2 or TimeWait;

    /// <summary>A FIN that still waits behind unsent data has not left: a reset overtakes it.</summary>
    public bool FinSent => FinAcknowledged || (_state is FinWait1 or LastAck or Closing && _unsent == 0);

    public static TcpInfo? Read(Socket socket)
    {
#if NET
        const int tcp = 6, tcpInfo = 11, acknowledged = 120, unsent = 144;
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> raw = stackalloc byte[unsent + sizeof(uint)];
        try
        {
            return socket.GetRawSocketOption(tcp, tcpInfo, raw) < raw.Length
                ? null
                : new TcpInfo(raw[0], BitConverter.ToInt64(raw[acknowledged..]), BitConverter.ToUInt32(raw[unsent..]));
        }
        catch (SocketException)
        {
            // A sandbox or an emulated kernel without the option: as on every other platform, nobody can tell.
            return null;
        }
#else
        _ = socket;
        return null;
#endif
    }
}
