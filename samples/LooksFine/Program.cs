using System.Net;
using System.Net.Sockets;
using LooksFine;

// One upload that succeeds and one whose source breaks half-way. The server cannot tell them apart.
using var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
var server = (IPEndPoint)listener.LocalEndpoint;

foreach (var lines in new IEnumerable<string>[] { ["one", "two", "three"], Broken() })
{
    var received = UploadServer.ReceiveOneAsync(listener);
    try
    {
        await UploadClient.SendAsync(server, lines);
        Console.WriteLine("client: sent everything");
    }
    catch (IOException error)
    {
        Console.WriteLine($"client: failed ({error.Message})");
    }

    Console.WriteLine($"server: {await received}");
}

static IEnumerable<string> Broken()
{
    yield return "one";
    throw new IOException("the disk is gone");
}
