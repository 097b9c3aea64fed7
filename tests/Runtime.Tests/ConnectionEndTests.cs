using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class ConnectionEndTests
{
    public static TheoryData<SocketError, ConnectionEndKind> Errors => new()
    {
        { SocketError.ConnectionReset, ConnectionEndKind.Reset },
        { SocketError.Shutdown, ConnectionEndKind.Reset },
        { SocketError.TimedOut, ConnectionEndKind.TimedOut },
        { SocketError.HostUnreachable, ConnectionEndKind.Unreachable },
        { SocketError.NetworkUnreachable, ConnectionEndKind.Unreachable },
        { SocketError.ConnectionRefused, ConnectionEndKind.Unreachable },
        { SocketError.OperationAborted, ConnectionEndKind.LocallyClosed },
        { SocketError.ConnectionAborted, OperatingSystem.IsWindows() ? ConnectionEndKind.Reset : ConnectionEndKind.LocallyClosed },
        { SocketError.WouldBlock, ConnectionEndKind.Unknown },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public void SocketError_IsClassifiedUnderAnyWrapping(SocketError error, ConnectionEndKind expected)
    {
        var bare = new SocketException((int)error);
        Assert.Equal(expected, ConnectionEnd.Classify(bare));
        Assert.Equal(expected, ConnectionEnd.Classify(new IOException("read", bare)));
        Assert.Equal(expected, ConnectionEnd.Classify(new AggregateException(new IOException("read", bare))));
        Assert.Equal(expected, ConnectionEnd.Classify(new AggregateException(new InvalidOperationException(), bare)));
    }

    [Fact]
    public void OtherExceptions_SayWhatTheyCan()
    {
        Assert.Equal(ConnectionEndKind.LocallyClosed, ConnectionEnd.Classify(new ObjectDisposedException("stream")));
        Assert.Equal(ConnectionEndKind.CleanEnd, ConnectionEnd.Classify(new EndOfStreamException()));
        Assert.Equal(ConnectionEndKind.None, ConnectionEnd.Classify(new OperationCanceledException()));
        Assert.Equal(ConnectionEndKind.Unknown, ConnectionEnd.Classify(new IOException("disk full")));
        Assert.Throws<ArgumentNullException>(() => ConnectionEnd.Classify(null!));
    }

    [Fact]
    public void Counts_SayEndOrNot()
    {
        Assert.Equal(ConnectionEndKind.CleanEnd, ConnectionEnd.Classify(0));
        Assert.Equal(ConnectionEndKind.None, ConnectionEnd.Classify(1));
        Assert.Equal("bytesRead", Assert.Throws<ArgumentOutOfRangeException>(() => ConnectionEnd.Classify(-1)).ParamName);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerClosesAfterItsMessage_IsComplete(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Send("whole"u8);
        pair.Theirs.Dispose();
        using var stream = new EndObservingStream(pair.Client.GetStream());
        Assert.Null(stream.IsComplete);
        Assert.Equal("whole", await ReadToEnd(stream, async));
        Assert.Equal((ConnectionEndKind.CleanEnd, (bool?)true), (stream.End, stream.IsComplete));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PeerAborts_IsTruncatedAndRemembered(bool async)
    {
        using var pair = new Pair();
        pair.Theirs.Send("who"u8);
        pair.Theirs.Abort();
        using var stream = new EndObservingStream(pair.Client.GetStream());
        await Assert.ThrowsAsync<IOException>(() => ReadToEnd(stream, async));
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
        Assert.Equal((ConnectionEndKind.Reset, (bool?)false), (stream.End, stream.IsComplete));
    }

    [Fact]
    public async Task OurOwnDispose_IsNotThePeersEnd()
    {
        for (int i = 0; i < 50; i++)
        {
            using var pair = new Pair();
            var stream = new EndObservingStream(pair.Client.GetStream());
            Task<int> read = stream.ReadAsync(new byte[1]).AsTask();
            stream.Dispose();
            await Task.WhenAny(read);
            Assert.Equal((ConnectionEndKind.LocallyClosed, (bool?)null), (stream.End, stream.IsComplete));
            Assert.True(read.IsFaulted || await read == 0);
        }
    }

    [Fact]
    public async Task OurOwnAbortThroughAnotherView_IsNotThePeersEnd()
    {
        using var pair = new Pair();
        using var stream = new EndObservingStream(pair.Client.GetStream());
        Task<int> read = stream.ReadAsync(new byte[1]).AsTask();
        pair.Client.Abort();
        await Task.WhenAny(read);
        Assert.Equal(ConnectionEndKind.LocallyClosed, stream.End);
        Assert.True(read.IsFaulted || await read == 0);
    }

    [Fact]
    public async Task WriteToAPeerThatIsGone_IsReset()
    {
        using var pair = new Pair();
        using var stream = new EndObservingStream(pair.Client.GetStream());
        pair.Theirs.Abort();
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await stream.WriteAsync(new byte[1]);
                await Task.Delay(10);
            }
        });
        Assert.Equal(ConnectionEndKind.Reset, stream.End);
    }

    [Fact]
    public async Task EmptyAndCancelledReads_AreNoEnd()
    {
        using var pair = new Pair();
        using var stream = new EndObservingStream(pair.Client.GetStream());
        pair.Theirs.Send(new byte[1]);
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty));
        Assert.Equal(1, await stream.ReadAsync(new byte[1]));
        using var cancellation = new CancellationTokenSource(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stream.ReadAsync(new byte[1], cancellation.Token));
        Assert.Equal(ConnectionEndKind.None, stream.End);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_LeavesTheInnerStreamOpenIfAsked(bool leaveOpen)
    {
        using var pair = new Pair();
        new EndObservingStream(pair.Client.GetStream(), leaveOpen).Dispose();
        Assert.Equal(leaveOpen, pair.Client.Connected);
    }

    private static async Task<string> ReadToEnd(EndObservingStream stream, bool async)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        return async ? await reader.ReadToEndAsync() : reader.ReadToEnd();
    }
}
