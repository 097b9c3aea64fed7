using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hangup;

namespace Recipes;

/// <summary>The recipes that open connections, run from the command line.</summary>
internal static class Clients
{
    public static async Task ChatAsync(string host, int port, IEnumerable<string> lines)
    {
        using var window = new ChatWindow();
        await window.OnConnectClickedAsync(host, port);
        foreach (string line in lines)
        {
            await window.OnSendClickedAsync(line);
        }

        await window.OnLeaveClickedAsync();
        Console.WriteLine(window.Status);
    }

    public static async Task PoolAsync(string host, int port, IEnumerable<string> questions)
    {
        await using var pool = new LineClientPool(host, port);
        foreach (string question in questions)
        {
            Console.WriteLine(await pool.AskAsync(question));
        }

        Console.WriteLine($"{pool.Idle} connection kept, now closed");
    }

    public static async Task DownloadAsync(Uri address)
    {
        using HttpClient client = Download.MakeClient();
        Console.WriteLine(await client.GetStringAsync(address));
    }

    public static async Task FeedAsync(Uri address, IEnumerable<string> records)
    {
        using var webSocket = new ClientWebSocket();
        await webSocket.ConnectAsync(address, CancellationToken.None);
        WebSocketCloseResult end = await Feed.SendAsync(webSocket, records.ToAsyncEnumerable());
        Console.WriteLine($"{end.Outcome}, {end.PeerStatus}");
    }

    public static async Task UploadAsync()
    {
        using X509Certificate2 certificate = MakeCertificate();
        Console.WriteLine($"whole: {await UploadAsync(certificate, tls => tls.WriteAsync("all of it"u8.ToArray()).AsTask())}");
        Console.WriteLine($"broken off: {await UploadAsync(certificate, BreakOffAsync)}");
    }

    private static async Task<string> UploadAsync(X509Certificate2 certificate, Func<Stream, Task> write)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<(long Bytes, bool IsComplete)> receiving = SecureUpload.ReceiveAsync(listener, certificate);
        string sender = await SendAsync(((IPEndPoint)listener.LocalEndpoint).Port, certificate, write);
        (long bytes, bool isComplete) = await receiving;
        return $"{sender}; the receiver has {bytes} byte(s), {(isComplete ? "complete" : "not complete")}";
    }

    private static async Task<string> SendAsync(int port, X509Certificate2 certificate, Func<Stream, Task> write)
    {
        try
        {
            CloseResult end = await SecureUpload.SendAsync("127.0.0.1", port, (_, theirs, _, _) => theirs?.GetCertHashString() == certificate.GetCertHashString(), write);
            return $"sent, {end.Outcome}";
        }
        catch (InvalidDataException error)
        {
            return $"failed, {error.Message}";
        }
    }

    private static async Task BreakOffAsync(Stream tls)
    {
        await tls.WriteAsync("half"u8.ToArray());
        throw new InvalidDataException("the rest is missing");
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=recipe.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 ephemeral = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(ephemeral.Export(X509ContentType.Pfx), null);
    }
}
