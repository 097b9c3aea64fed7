using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Hangup;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class SecureUploadTests
{
    [Fact]
    public async Task WholeUpload_IsCompleteForTheReceiver()
    {
        using TcpListener listener = Recipe.Listen();
        Task<(long, bool)> received = SecureUpload.ReceiveAsync(listener, Tls.Certificate);
        CloseResult end = await SecureUpload.SendAsync("127.0.0.1", Recipe.PortOf(listener), IsOurs, tls => tls.WriteAsync(new byte[100_000]).AsTask());
        Assert.Equal((100_000, true), await received);
        Assert.Equal(CloseOutcome.PeerClosed, end.Outcome);
    }

    [Fact]
    public async Task UploadThatBreaks_IsResetForTheReceiver()
    {
        using TcpListener listener = Recipe.Listen();
        Task<(long, bool IsComplete)> received = SecureUpload.ReceiveAsync(listener, Tls.Certificate);
        await Assert.ThrowsAsync<InvalidDataException>(() => SecureUpload.SendAsync("127.0.0.1", Recipe.PortOf(listener), IsOurs, async tls =>
        {
            await tls.WriteAsync(new byte[10]);
            throw new InvalidDataException();
        }));
        Assert.False((await received).IsComplete);
    }

    private static bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString() == Tls.Certificate.GetCertHashString();
}
