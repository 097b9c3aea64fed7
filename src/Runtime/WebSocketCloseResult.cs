using System.Net.WebSockets;

namespace Hangup;

/// <summary>How the graceful close of a WebSocket went. It is a report, not a verdict: what the peer did never throws.</summary>
public readonly record struct WebSocketCloseResult
{
    internal WebSocketCloseResult(WebSocketCloseOutcome outcome, WebSocketCloseStatus? peerStatus, string? peerDescription, TimeSpan elapsed)
    {
        Outcome = outcome;
        PeerStatus = peerStatus;
        PeerDescription = peerDescription;
        Elapsed = elapsed;
    }

    /// <summary>Why the close ended.</summary>
    public WebSocketCloseOutcome Outcome { get; }

    /// <summary>The status in the peer's close frame: a peer that answers ours repeats it, one that closed first says its own. <see langword="null"/>: none came.</summary>
    public WebSocketCloseStatus? PeerStatus { get; }

    /// <summary>The reason in the peer's close frame; <see langword="null"/> where none came.</summary>
    public string? PeerDescription { get; }

    /// <summary>How long the close took.</summary>
    public TimeSpan Elapsed { get; }
}
