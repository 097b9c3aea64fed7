using System.Net;
using System.Net.Sockets;

namespace LooksFine;

/// <summary>Sends lines to a server that reads until end-of-file, as HTTP/1.0, FTP data and many a log shipper do.</summary>
internal static class UploadClient
{
    /// <summary>Disposes everything it opens, as the book says: also when <paramref name="lines"/> throws half-way.</summary>
    public static async Task SendAsync(IPEndPoint server, IEnumerable<string> lines)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server);
        await using var writer = new StreamWriter(client.GetStream());
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line);
        }
    }

    /// <summary>Returns early when there is nothing to ask, and disposes in a <c>finally</c>.</summary>
    public static string? Ask(string host, int port, string question)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Connect(host, port);
            if (question.Length == 0)
            {
                return null;
            }

            socket.Send(System.Text.Encoding.UTF8.GetBytes(question));
            var answer = new byte[1024];
            return System.Text.Encoding.UTF8.GetString(answer, 0, socket.Receive(answer));
        }
        finally
        {
            socket.Dispose();
        }
    }

    /// <summary>Only looks whether somebody listens. Nothing was exchanged, so nothing can be cut short: no warning.</summary>
    public static bool IsReachable(string host, int port)
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(host, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
