using System.Net.WebSockets;

namespace Hangup.Runtime.Tests.Peers;

/// <summary>A WebSocket of somebody else's make: what it is told is written down, and its close does what the test says.</summary>
internal sealed class ScriptedWebSocket(Func<CancellationToken, Task> close) : WebSocket
{
    private WebSocketState _state = WebSocketState.Open;

    public List<string> Told { get; } = [];

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    public override void Abort()
    {
        _state = WebSocketState.Aborted;
        Told.Add("abort");
    }

    public override async Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Told.Add("close");
        await close(cancellationToken).ConfigureAwait(false);
        _state = WebSocketState.Closed;
    }

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override void Dispose() => Told.Add("dispose");
}
