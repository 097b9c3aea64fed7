using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>A peer in another language, in a process of its own: it says in its own words what it saw.</summary>
internal sealed class ScriptPeer : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly IPEndPoint _endPoint;

    private ScriptPeer(Process process, IPEndPoint endPoint)
    {
        _process = process;
        _endPoint = endPoint;
    }

    public static async Task<ScriptPeer> StartAsync(string language, bool ipv6)
    {
        (string tool, string script) = language switch
        {
            "Python" => ("python3", "peer.py"),
            "Node" => ("node", "peer.js"),
            _ => throw new ArgumentOutOfRangeException(nameof(language), language, "Python or Node"),
        };
        var start = new ProcessStartInfo(tool, [Path.Combine(AppContext.BaseDirectory, "Peers", script), ipv6 ? "ipv6" : "ipv4"])
        {
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        int port = int.Parse(await LineOf(process), CultureInfo.InvariantCulture);
        return new ScriptPeer(process, new IPEndPoint(ipv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, port));
    }

    /// <summary>
    /// Connects, sends, and returns when the peer has read all of it: Node, for one, takes data and a reset that it finds together for data and end-of-file.
    /// </summary>
    public async Task<TcpClient> ExchangeAsync(byte[] message)
    {
        var client = new TcpClient(_endPoint.AddressFamily);
        await client.ConnectAsync(_endPoint);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(message);
        await stream.ReadExactlyAsync(new byte[message.Length]);
        return client;
    }

    public async Task<Sighting> Sees()
    {
        string[] words = (await LineOf(_process)).Split(' ');
        Saw end = words[0] switch
        {
            "eof" => Saw.EndOfFile,
            "reset" => Saw.Reset,
            _ => throw new InvalidDataException($"The peer saw something else: {words[0]}"),
        };
        return new Sighting(end, long.Parse(words[1], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static async Task<string> LineOf(Process process) =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) ?? throw new InvalidDataException("The peer has gone.");
}
