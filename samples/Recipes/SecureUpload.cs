using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Hangup;

namespace Recipes;

/// <summary>An upload over TLS: close_notify, then FIN, when all was sent; a reset without close_notify when not.</summary>
internal static class SecureUpload
{
    public static async Task<CloseResult> SendAsync(string host, int port, RemoteCertificateValidationCallback trust, Func<Stream, Task> write, CancellationToken cancellationToken = default)
    {
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose();
        await client.ConnectAsync(host, port, cancellationToken);
        using var tls = new SslStream(scope.Stream, leaveInnerStreamOpen: true, trust);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = host }, cancellationToken);
        await write(tls);
        return await tls.CloseGracefullyAsync(scope.Socket, cancellationToken: cancellationToken);
    }

    /// <summary>What arrived, and whether the sender said that it was everything.</summary>
    public static async Task<(long Bytes, bool IsComplete)> ReceiveAsync(TcpListener listener, X509Certificate2 certificate, CancellationToken cancellationToken = default)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(cancellationToken);
        using ConnectionScope scope = client.AbortOnDispose();
        using var tls = new SslStream(scope.Stream, leaveInnerStreamOpen: true);
        var buffer = new byte[16 * 1024];
        long bytes = 0;
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, cancellationToken);
            while (await tls.ReadAsync(buffer, cancellationToken) is > 0 and int count)
            {
                bytes += count;
            }
        }
        catch (IOException error) when (ConnectionEnd.Classify(error) is ConnectionEndKind.Reset)
        {
            return (bytes, IsComplete: false);
        }

        await tls.CloseGracefullyAsync(scope.Socket, cancellationToken: cancellationToken);
        return (bytes, IsComplete: true);
    }
}
