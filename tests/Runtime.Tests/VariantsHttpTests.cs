using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>HttpClient over connections that abort: a cancelled download tells the server so.</summary>
public class VariantsHttpTests
{
    private const int PromisedBytes = 1_000_000;

    [Fact]
    public async Task CancelledDownload_ServerSeesReset()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<Sighting> server = ServeHalf(listener);
        using HttpClient client = MakeClient();
        using HttpResponseMessage response = await client.GetAsync(
            new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"),
            HttpCompletionOption.ResponseHeadersRead);
        using var cancellation = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response.Content.CopyToAsync(Stream.Null, cancellation.Token));
        Assert.Equal(Saw.Reset, (await server).End);
    }

    private static HttpClient MakeClient()
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                ConnectionScope scope = socket.AbortOnDispose();
                try
                {
                    await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
                    return scope.Stream;
                }
                catch
                {
                    scope.Dispose();
                    throw;
                }
            },
        };
        return new HttpClient(handler);
    }

    private static async Task<Sighting> ServeHalf(TcpListener listener)
    {
        Socket socket = await listener.AcceptSocketAsync();
        Assert.True(await socket.ReceiveAsync(new byte[4096]) > 0);
        await socket.SendAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {PromisedBytes}\r\n\r\nhalf"));
        return await Reading.ToTheEnd(socket);
    }
}
