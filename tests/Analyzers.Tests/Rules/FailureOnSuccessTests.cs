using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP503: a WebSocket that is disposed open tells the other side of a failure.</summary>
public class FailureOnSuccessTests
{
    private const string Usings = """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        """;

    [Fact]
    public Task DisposedAfterSuccess_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Send(Uri server, byte[] data)
            {
                using var {|HUP503:socket|} = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
        """);

    [Fact]
    public Task ClosedFirst_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Send(Uri server, byte[] data)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
        }
        """);

    [Fact]
    public Task ClosedByTheRuntime_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task Send(Uri server, byte[] data)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
                await socket.CloseGracefullyAsync(TimeSpan.FromSeconds(2));
            }
        }
        """);

    [Fact]
    public Task AbortedByAScope_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task<bool> Send(Uri server, byte[] data)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                using var scope = socket.AbortOnDispose();
                if (data.Length == 0)
                    return false;
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
                var end = await scope.CloseGracefullyAsync();
                return end.Outcome == WebSocketCloseOutcome.PeerClosed;
            }
        }
        """);

    [Fact]
    public Task ClosedWhereItIsOpen_IsNotReported() => Check(Usings + """
        class Program
        {
            static async Task End(WebSocket socket)
            {
                if (socket.State == WebSocketState.Open)
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task NeverEnded_IsReported() => Check(Usings + """
        class Program
        {
            static async Task Send(Uri server, byte[] data)
            {
                var socket = {|HUP103:new ClientWebSocket()|};
                await socket.ConnectAsync(server, CancellationToken.None);
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
        """);

    [Fact]
    public Task FieldThatAnotherMemberCloses_IsNotReported() => Check(Usings + """
        sealed class Chat(ClientWebSocket socket) : IDisposable
        {
            private readonly ClientWebSocket _socket = socket;

            public Task Say(byte[] data) => _socket.SendAsync(data, WebSocketMessageType.Text, true, CancellationToken.None);

            public Task Leave() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

            public void Dispose() => _socket.Dispose();
        }
        """);

    [Fact]
    public Task FieldThatNobodyCloses_IsReported() => Check(Usings + """
        sealed class Chat(ClientWebSocket socket) : IDisposable
        {
            private readonly ClientWebSocket _socket = socket;

            public Task Say(byte[] data) => _socket.SendAsync(data, WebSocketMessageType.Text, true, CancellationToken.None);

            public void Dispose() => {|HUP503:_socket.Dispose()|};
        }
        """);

    [Fact]
    public Task DisposedWhereTheCloseHasFailed_IsNotReported() => Check(Usings + """
        sealed class Chat
        {
            public void Leave(WebSocket socket) => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None)
                .ContinueWith((closing, state) =>
                {
                    if (closing.IsFaulted)
                        ((WebSocket)state!).Dispose();
                }, socket);
        }
        """);

    [Fact]
    public Task HandedToWhoMayHaveClosedIt_IsNotReported() => Check(Usings + """
        interface IServer { Task Run(WebSocket socket); }

        class Program
        {
            static async Task Serve(Uri server, IServer run)
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(server, CancellationToken.None);
                await run.Run(socket);
            }
        }
        """);

    [Fact]
    public Task FieldThatAnotherMemberClosesByACopy_IsNotReported() => Check(Usings + """
        sealed class Chat : IDisposable
        {
            private ClientWebSocket? _socket = new();

            public Task Say(byte[] data) => _socket!.SendAsync(data, WebSocketMessageType.Text, true, CancellationToken.None);

            public async Task Leave()
            {
                var socket = _socket;
                _socket = null;
                if (socket is not null)
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }

            public void Dispose() => _socket?.Dispose();
        }
        """);

    [Fact]
    public Task MockOfOne_IsNotReported() => Check(Usings + """
        abstract class Mock : WebSocket
        {
            public override WebSocketState State => WebSocketState.Open;
        }

        abstract class Program
        {
            sealed class Talking : Mock
            {
                public override WebSocketCloseStatus? CloseStatus => null;
                public override string? CloseStatusDescription => null;
                public override string? SubProtocol => null;
                public override void Abort() { }
                public override void Dispose() { }
                public override Task CloseAsync(WebSocketCloseStatus status, string? text, CancellationToken cancellation) => Task.CompletedTask;
                public override Task CloseOutputAsync(WebSocketCloseStatus status, string? text, CancellationToken cancellation) => Task.CompletedTask;
                public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellation) => throw new NotSupportedException();
                public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType type, bool isLast, CancellationToken cancellation) => Task.CompletedTask;
            }

            static async Task Test()
            {
                var socket = new Talking();
                await socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
        """);
}
