using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class DownloadTests
{
    [Fact]
    public async Task CancelledDownload_ServerReadsReset()
    {
        using TcpListener listener = Recipe.Listen();
        using HttpClient client = Download.MakeClient();
        Task<HttpResponseMessage> request = client.GetAsync(new Uri($"http://127.0.0.1:{Recipe.PortOf(listener)}/"), HttpCompletionOption.ResponseHeadersRead);
        Socket server = await listener.AcceptSocketAsync();
        await server.HearAsync();
        await server.SayAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nhalf");
        using HttpResponseMessage response = await request;
        using var impatience = new CancellationTokenSource(100);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response.Content.CopyToAsync(Stream.Null, impatience.Token));
        Assert.Equal(Saw.Reset, (await Reading.ToTheEnd(server)).End);
    }
}
