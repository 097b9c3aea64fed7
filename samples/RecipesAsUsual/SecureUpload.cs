using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Recipes.AsUsual;

internal static class SecureUpload
{
    public static async Task SendAsync(string host, int port, RemoteCertificateValidationCallback trust, Func<Stream, Task> write)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port);
        using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, trust);
        await tls.AuthenticateAsClientAsync(host);
        await write(tls);
    }

    public static async Task<long> ReceiveAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        using var tls = new SslStream(client.GetStream());
        await tls.AuthenticateAsServerAsync(certificate);
        var buffer = new byte[16 * 1024];
        long bytes = 0;
        while (await tls.ReadAsync(buffer) is > 0 and int count)
        {
            bytes += count;
        }

        return bytes;
    }
}
