using System.Net.Sockets;
using Hangup;

namespace Recipes;

/// <summary>An HttpClient whose connections say what happened: one that is dropped in the middle of a body is reset, so the server stops sending and its log tells the truth.</summary>
internal static class Download
{
    public static HttpClient MakeClient() => new(new SocketsHttpHandler { ConnectCallback = ConnectAsync });

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
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
    }
}
