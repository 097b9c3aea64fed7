namespace Hangup.Analyzers.Sockets;

/// <summary>What a member of a socket, client or stream does, told by its name alone. What is on no list may end it.</summary>
internal static class Told
{
    private static readonly HashSet<string> Origins = new()
    {
        "AcceptTcpClient", "AcceptTcpClientAsync", "EndAcceptTcpClient", "AcceptSocket", "AcceptSocketAsync", "EndAcceptSocket", "Accept", "AcceptAsync", "EndAccept",
    };

    private static readonly HashSet<string> Harmless = new()
    {
        "Connect", "ConnectAsync", "BeginConnect", "EndConnect", "Bind", "Poll", "SetSocketOption", "GetSocketOption", "IOControl",
        "Send", "SendAsync", "SendFile", "Receive", "ReceiveAsync", "EndSend", "EndReceive",
        "Write", "WriteAsync", "WriteByte", "Read", "ReadAsync", "ReadByte", "ReadExactly", "ReadExactlyAsync", "Flush", "FlushAsync",
    };

    /// <summary>A connection comes out of it.</summary>
    public static bool IsOrigin(string member) => Origins.Contains(member);

    /// <summary>It connects, asks, sets or exchanges: nothing that could end it, nor hands it to a callback that could.</summary>
    public static bool IsHarmless(string member) => Harmless.Contains(member);

    public static bool IsConnect(string member) => member is "Connect" or "ConnectAsync" or "EndConnect";
}
