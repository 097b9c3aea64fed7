using System.Globalization;
using System.Net.Sockets;
using System.Net.WebSockets;
using Recipes;

const string Usage = """
    Servers, until Ctrl+C; each says where it listens:
      echo                             lines, answered as they are
      kestrel                          lines, answered in capitals
      relay HOST PORT                  carries connections on to HOST PORT
    Clients:
      chat HOST PORT [LINE ...]        a window that connects, sends, leaves
      pool HOST PORT LINE ...          asks line by line
      download ADDRESS                 by HTTP, to the standard output
      feed ADDRESS LINE ...            over a WebSocket (ws://...), line by line
    Both sides:
      upload                           over TLS, once whole and once broken off
    """;

return args switch
{
    ["echo"] => await Done(Servers.EchoAsync()),
    ["kestrel"] => await Done(Servers.KestrelAsync()),
    ["relay", var host, var port] => await Done(Servers.RelayAsync(host, Number(port))),
    ["chat", var host, var port, .. var lines] => await Done(Clients.ChatAsync(host, Number(port), lines)),
    ["pool", var host, var port, .. var lines] => await Done(Clients.PoolAsync(host, Number(port), lines)),
    ["download", var address] => await Done(Clients.DownloadAsync(new Uri(address))),
    ["feed", var address, .. var records] => await Done(Clients.FeedAsync(new Uri(address), records)),
    ["upload"] => await Done(Clients.UploadAsync()),
    _ => Refused(),
};

static async Task<int> Done(Task run)
{
    try
    {
        await run;
        return 0;
    }
    catch (Exception error) when (error is IOException or SocketException or HttpRequestException or WebSocketException)
    {
        Console.Error.WriteLine(error.Message);
        return 1;
    }
}

static int Refused()
{
    Console.Error.WriteLine(Usage);
    return 2;
}

static int Number(string port) => int.Parse(port, CultureInfo.InvariantCulture);
