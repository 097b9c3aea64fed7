#if NET
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;

namespace Hangup;

/// <summary>
/// The instruments, under the names that docs/telemetry.md promises; attributes that the OpenTelemetry conventions for networks have
/// (<c>network.*</c>, <c>error.type</c>) are called as there.
/// </summary>
internal static class EndTelemetry
{
    private const string Name = "Hangup";

    public static readonly ActivitySource Source = new(Name, Version);

    private static readonly Meter s_meter = new(Name, Version);

    public static readonly Counter<long> Ends =
        s_meter.CreateCounter<long>("hangup.connection.ends", "{connection}", "Connections that were ended by a verb or a scope of Hangup.");

    private static readonly Histogram<double> s_duration =
        s_meter.CreateHistogram<double>("hangup.connection.close.duration", "s", "From the call of a graceful close to the closed socket.");

    private static readonly Histogram<long> s_drained =
        s_meter.CreateHistogram<long>("hangup.connection.close.drained", "By", "What the peer sent and nobody read: received and discarded by a graceful close.");

    /// <summary>Whether somebody wants to know of a close.</summary>
    public static bool IsMetered => Ends.Enabled || s_duration.Enabled || s_drained.Enabled;

    private static string? Version => typeof(EndTelemetry).Assembly.GetName().Version?.ToString(3);

    public static void Count(Socket socket, EndVerb verb, string outcome) => Ends.Add(1, Tags(socket, verb, outcome));

    public static void Count(Socket socket, EndVerb verb, string outcome, CloseResult result)
    {
        TagList tags = Tags(socket, verb, outcome);
        Ends.Add(1, tags);
        s_duration.Record(result.Elapsed.TotalSeconds, tags);
        s_drained.Record(result.BytesDrained, tags);
    }

    public static Activity? Start(Socket socket, EndVerb verb)
    {
        Activity? activity = Source.StartActivity(verb is EndVerb.Close or EndVerb.CloseOnDispose ? "hangup.close" : "hangup.abort");
        if (activity is { IsAllDataRequested: true })
        {
            foreach (KeyValuePair<string, object?> tag in Tags(socket, verb, outcome: null))
            {
                activity.SetTag(tag.Key, tag.Value);
            }

            if (PeerOf(socket) is { } peer)
            {
                activity.SetTag("network.peer.address", peer.Address.ToString());
                activity.SetTag("network.peer.port", peer.Port);
            }
        }

        return activity;
    }

    public static string NameOf(AbortResult result) => result switch
    {
        AbortResult.Reset => "reset",
        AbortResult.ResetAfterFin => "reset_after_fin",
        AbortResult.AlreadyClosed => "already_closed",
        _ => "not_supported",
    };

    public static string NameOf(CloseOutcome outcome) => outcome switch
    {
        CloseOutcome.PeerClosed => "peer_closed",
        CloseOutcome.PeerReset => "peer_reset",
        CloseOutcome.TimedOut => "timed_out",
        CloseOutcome.Idle => "idle",
        CloseOutcome.DrainLimit => "drain_limit",
        CloseOutcome.Aborted => "aborted",
        _ => "already_closed",
    };

    private static TagList Tags(Socket socket, EndVerb verb, string? outcome)
    {
        var tags = new TagList
        {
            { "hangup.verb", NameOf(verb) },
            { "network.transport", socket.AddressFamily == AddressFamily.Unix ? "unix" : "tcp" },
        };
        if (outcome is not null)
        {
            tags.Add("hangup.outcome", outcome);
        }

        if (socket.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
        {
            tags.Add("network.type", socket.AddressFamily is AddressFamily.InterNetwork ? "ipv4" : "ipv6");
        }

        return tags;
    }

    private static string NameOf(EndVerb verb) => verb switch
    {
        EndVerb.Close => "close",
        EndVerb.Abort => "abort",
        EndVerb.CloseOnDispose => "close_on_dispose",
        _ => "abort_on_dispose",
    };

    private static IPEndPoint? PeerOf(Socket socket)
    {
        try
        {
            return socket.RemoteEndPoint as IPEndPoint;
        }
        catch (SocketException)
        {
            // Not connected, or no longer.
            return null;
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }
}
#endif
