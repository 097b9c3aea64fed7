using System.Net.Sockets;

namespace Hangup.Runtime.Tests.Peers;

internal static class Reading
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Reads until the connection ends, then closes.</summary>
    public static async Task<Sighting> ToTheEnd(Socket socket, TimeSpan pauseBetweenReads = default, bool andClose = true)
    {
        using var patience = new CancellationTokenSource(s_patience);
        byte[] buffer = new byte[64 * 1024];
        long bytes = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, patience.Token) is > 0 and int count)
            {
                bytes += count;
                await Task.Delay(pauseBetweenReads, patience.Token);
            }

            return new Sighting(Saw.EndOfFile, bytes);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset)
        {
            return new Sighting(Saw.Reset, bytes);
        }
        finally
        {
            if (andClose)
            {
                socket.Dispose();
            }
        }
    }
}
