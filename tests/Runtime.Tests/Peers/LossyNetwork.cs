using System.ComponentModel;
using System.Diagnostics;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>
/// Two hosts made of network namespaces, a cable between them that carries 20 Mbit/s, and 5 % of the packets lost in each direction.
/// Made for one test and taken down by it; the addresses are those that RFC 5737 keeps for examples.
/// </summary>
internal sealed class LossyNetwork : IDisposable
{
    public const string ReceiverAddress = "192.0.2.2";

    private const string SenderAddress = "192.0.2.1";
    private const string Loss = "add table inet loss; add chain inet loss in { type filter hook input priority 0; }; add rule inet loss in numgen random mod 100 < 5 drop";

    private readonly string _sender = $"hangup-{Environment.ProcessId}-a";
    private readonly string _receiver = $"hangup-{Environment.ProcessId}-b";

    private LossyNetwork()
    {
    }

    public string[] OnSender => ["ip", "netns", "exec", _sender];

    public string[] OnReceiver => ["ip", "netns", "exec", _receiver];

    /// <summary>Why this machine has no such network, or null if it has.</summary>
    public static string? Obstacle()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "Needs root on Linux, to make network namespaces.";
        }

        try
        {
            using LossyNetwork probe = Make();
            return null;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return $"No network namespaces here: {e.Message}";
        }
    }

    public static LossyNetwork Make()
    {
        var network = new LossyNetwork();
        try
        {
            network.Build();
            return network;
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    // A namespace takes its cable, its queue and its rules along.
    public void Dispose()
    {
        foreach (string name in new[] { _sender, _receiver })
        {
            if (File.Exists($"/var/run/netns/{name}"))
            {
                Run("ip", "netns", "del", name);
            }
        }
    }

    private void Build()
    {
        Run("ip", "netns", "add", _sender);
        Run("ip", "netns", "add", _receiver);
        Run("ip", "link", "add", "name", "cable-a", "netns", _sender, "type", "veth", "peer", "name", "cable-b", "netns", _receiver);
        Plug(_sender, "cable-a", SenderAddress);
        Plug(_receiver, "cable-b", ReceiverAddress);
    }

    private static void Plug(string host, string cable, string address)
    {
        Run("ip", "-n", host, "addr", "add", address + "/30", "dev", cable);
        Run("ip", "-n", host, "link", "set", cable, "up");
        Run("tc", "-n", host, "qdisc", "add", "dev", cable, "root", "tbf", "rate", "20mbit", "burst", "32kbit", "latency", "400ms");
        Run("ip", "netns", "exec", host, "nft", Loss);
    }

    private static void Run(string command, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} {string.Join(' ', arguments)}: {complaint}");
        }
    }
}
