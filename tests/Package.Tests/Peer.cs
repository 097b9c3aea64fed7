using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hangup.Package.Tests;

/// <summary>The other end of the connection: accepts one, reads it to its end, and says how it ended.</summary>
internal sealed class Peer : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Peer()
    {
        _listener.Start();
        Sees = ReadToTheEndAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was read, and "end of file" or the socket error after it.</summary>
    public Task<(string Text, string End)> Sees { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<(string Text, string End)> ReadToTheEndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        var connection = await _listener.AcceptSocketAsync(limit.Token);
        var text = new StringBuilder();
        var end = await ReadAsync(connection, text, limit.Token);
        connection.Close();
        return (text.ToString(), end);
    }

    private static async Task<string> ReadAsync(Socket connection, StringBuilder text, CancellationToken limit)
    {
        var buffer = new byte[256];
        try
        {
            while (await connection.ReceiveAsync(buffer, limit) is var count and > 0)
            {
                text.Append(Encoding.ASCII.GetString(buffer, 0, count));
            }

            return "end of file";
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode.ToString();
        }
    }
}
