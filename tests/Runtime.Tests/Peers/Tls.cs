using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>TLS over a connection of the tests, with a certificate made for the occasion.</summary>
internal static class Tls
{
    public static X509Certificate2 Certificate { get; } = MakeCertificate();

    public static async Task<(SslStream Ours, SslStream Theirs)> HandshakeAsync(Stream ours, Stream theirs)
    {
        var server = new SslStream(theirs);
        var client = new SslStream(ours, leaveInnerStreamOpen: false, (_, certificate, _, _) => certificate?.GetCertHashString() == Certificate.GetCertHashString());
        await Task.WhenAll(
            server.AuthenticateAsServerAsync(Certificate),
            client.AuthenticateAsClientAsync("hangup.test"));
        return (client, server);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=hangup.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 ephemeral = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
#pragma warning disable SYSLIB0057 // The loader that replaces the constructor is not on .NET 8, on which these tests also run.
        return new X509Certificate2(ephemeral.Export(X509ContentType.Pfx));
#pragma warning restore SYSLIB0057
    }
}
