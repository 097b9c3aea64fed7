namespace Hangup.Analyzers.Contracts;

/// <summary>
/// <c>System.Net.WebSockets</c>. Without a close frame the other side reads <c>ConnectionClosedPrematurely</c>, however well all went
/// (RFC 6455, 7.1.5: status 1006).
/// </summary>
internal static class WebSockets
{
    public static readonly Contract Contract = new("WebSockets", "WebSockets", ImplicitEnd.Fails, """
        [System.Net.WebSockets.WebSocket]::CreateFromStream = Accept
        [System.Net.WebSockets.WebSocket]::CreateClientWebSocket = Accept
        [System.Net.WebSockets.ClientWebSocket]::ConnectAsync = Connect
        [System.Net.WebSockets.WebSocket]::SendAsync = Use
        [System.Net.WebSockets.WebSocket]::ReceiveAsync = Use
        [System.Net.WebSockets.WebSocket]::CloseAsync = Close
        [System.Net.WebSockets.WebSocket]::CloseOutputAsync = Close
        [System.Net.WebSockets.WebSocket]::Abort = Abort
        [System.Net.WebSockets.WebSocket]::Dispose = Dispose
        """)
    {
        Verbs = """
            [Hangup.WebSocketExtensions]::CloseGracefullyAsync = CloseGracefully
            [Hangup.WebSocketExtensions]::AbortOnDispose = ArmScope
            [Hangup.WebSocketScope]::CloseGracefullyAsync = CloseGracefully
            [Hangup.WebSocketScope]::WebSocket = Part
            [Hangup.WebSocketScope]::Dispose = DisposeScope
            """,
        Advice = "call CloseAsync() first",
        Leak = Leak.LeavesWaiting,
        IsWrapped = true,
        State = ("State", 2),
    };
}
