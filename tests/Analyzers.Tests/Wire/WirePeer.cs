using System.Net;
using System.Net.Sockets;

namespace Hangup.Tests.Wire;

/// <summary>The other end of a connection over loopback: says something, reads to the end, and tells what that was.</summary>
internal sealed class WirePeer : IDisposable
{
    public const string EndOfFile = "end of file";

    public const string Reset = "reset";

    /// <summary>Neither: the connection is still there.</summary>
    public const string Nothing = "nothing";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TcpListener ours = new(IPAddress.Loopback, 0);

    public WirePeer()
    {
        ours.Start();
        Theirs.Start();
    }

    /// <summary>Where programs that connect find us.</summary>
    public IPEndPoint Address => (IPEndPoint)ours.LocalEndpoint;

    /// <summary>Where programs that accept are found by us.</summary>
    public TcpListener Theirs { get; } = new(IPAddress.Loopback, 0);

    /// <param name="says">Bytes sent at once.</param>
    /// <param name="hears">The program is over: what is not there by then does not come.</param>
    public async Task<string> SeesAsync(bool accepts, byte[] says, Task hears)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var connection = accepts ? await ours.AcceptSocketAsync(patience.Token) : await ConnectedAsync(patience.Token);
            await SayAsync(connection, says, patience.Token);
            var end = ReadToEndAsync(connection, patience.Token);
            await Task.WhenAny(end, hears);
            return await Task.WhenAny(end, Task.Delay(300, patience.Token)) == end ? await end : Nothing;
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset)
        {
            // As early as in connecting or sending, where the program was quick to fail.
            return Reset;
        }
    }

    public void Dispose()
    {
        ours.Dispose();
        Theirs.Dispose();
    }

    private async Task<Socket> ConnectedAsync(CancellationToken patience)
    {
        var connection = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await connection.ConnectAsync(Theirs.LocalEndpoint, patience);
        return connection;
    }

    private static async Task SayAsync(Socket connection, byte[] says, CancellationToken patience)
    {
        if (says.Length > 0)
        {
            await connection.SendAsync(says, patience);
        }
    }

    private static async Task<string> ReadToEndAsync(Socket connection, CancellationToken patience)
    {
        var buffer = new byte[256];
        while (await connection.ReceiveAsync(buffer, patience) > 0)
        {
        }

        // Closing is the answer that a graceful close waits for.
        connection.Close();
        return EndOfFile;
    }
}
