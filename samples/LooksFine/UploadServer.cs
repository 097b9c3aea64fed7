using System.Net.Sockets;

namespace LooksFine;

/// <summary>Takes end-of-file for the end of the upload: what else could it do?</summary>
internal static class UploadServer
{
    public static async Task<string> ReceiveOneAsync(TcpListener listener)
    {
        using var connection = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(connection.GetStream());
        var lines = 0;
        try
        {
            while (await reader.ReadLineAsync() is not null)
            {
                lines++;
            }
        }
        catch (IOException error)
        {
            return $"the upload broke after {lines} line(s): {(error.InnerException as SocketException)?.SocketErrorCode}";
        }

        return $"the upload is complete: {lines} line(s)";
    }
}
