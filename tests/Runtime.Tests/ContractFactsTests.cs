using System.IO.Pipelines;
using System.Net.WebSockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>What the other side of a pipe or a WebSocket sees: the sentences of docs/contracts.md, and of the pages of HUP501 to HUP503.</summary>
public class ContractFactsTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task WriterCompletedInAFinally_LooksComplete()
    {
        var pipe = new Pipe();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            try
            {
                await pipe.Writer.WriteAsync(new byte[3]);
                throw new InvalidDataException();
            }
            finally
            {
                await pipe.Writer.CompleteAsync();
            }
        });

        var read = await pipe.Reader.ReadAsync();
        Assert.Equal((3, true), (read.Buffer.Length, read.IsCompleted));
    }

    [Fact]
    public async Task StreamOfAWriterInAUsing_LooksComplete()
    {
        var pipe = new Pipe();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await using var stream = pipe.Writer.AsStream();
            await stream.WriteAsync(new byte[3]);
            throw new InvalidDataException();
        });

        var read = await pipe.Reader.ReadAsync();
        Assert.Equal((3, true), (read.Buffer.Length, read.IsCompleted));
    }

    [Fact]
    public async Task WriterCompletedWithTheException_ThrowsItAtTheReader()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[3]);
        await pipe.Writer.CompleteAsync(new InvalidDataException());

        await Assert.ThrowsAsync<InvalidDataException>(async () => await pipe.Reader.ReadAsync());
    }

    [Fact]
    public async Task WriterThatIsNeverCompleted_LeavesTheReaderWaiting()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[3]);

        var read = await pipe.Reader.ReadAsync();
        pipe.Reader.AdvanceTo(read.Buffer.End);
        var next = pipe.Reader.ReadAsync().AsTask();
        Assert.NotSame(next, await Task.WhenAny(next, Task.Delay(200)));
        pipe.Reader.CancelPendingRead();
        Assert.True((await next).IsCanceled);
    }

    [Fact]
    public async Task WebSocketThatIsDisposed_LooksBroken()
    {
        using var peer = await Meet(socket =>
        {
            socket.Dispose();
            return Task.CompletedTask;
        });

        var failure = await Assert.ThrowsAsync<WebSocketException>(() => peer.ReceiveAsync(new byte[8], default).WaitAsync(Soon));
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, failure.WebSocketErrorCode);
    }

    [Fact]
    public async Task WebSocketThatIsClosed_LooksComplete()
    {
        using var peer = await Meet(socket => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default));

        var received = await peer.ReceiveAsync(new byte[8], default).WaitAsync(Soon);
        Assert.Equal((WebSocketMessageType.Close, WebSocketCloseStatus.NormalClosure), (received.MessageType, received.CloseStatus));
    }

    [Fact]
    public async Task WebSocketThatIsAborted_LooksBroken()
    {
        using var peer = await Meet(socket =>
        {
            socket.Abort();
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<WebSocketException>(() => peer.ReceiveAsync(new byte[8], default).WaitAsync(Soon));
    }

    /// <summary>One says three bytes and ends, the other has read those.</summary>
    private static async Task<WebSocket> Meet(Func<WebSocket, Task> end)
    {
        var pair = await WebSocketPair.Meet();
        await pair.Ours.SendAsync(new byte[3], WebSocketMessageType.Binary, endOfMessage: true, default);
        Assert.Equal(3, (await pair.PeerReads()).Count);
        await end(pair.Ours);
        return pair.Theirs;
    }
}
