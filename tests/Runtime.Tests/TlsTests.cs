using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>TLS has an end of its own: close_notify says "complete", so a close sends it first and an abort never does.</summary>
public class TlsTests
{
    [Fact]
    public async Task AbortOfTls_PeerSeesResetAndNoCloseNotify()
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        (SslStream ours, SslStream tls) = await Tls.HandshakeAsync(pair.Client.GetStream(), theirs);
        Task<int> read = tls.ReadAsync(new byte[1]).AsTask();
        Assert.Equal(AbortResult.Reset, ours.Abort(pair.Socket));
        var error = await Assert.ThrowsAsync<IOException>(() => read);
        Assert.Equal(ConnectionEndKind.Reset, ConnectionEnd.Classify(error));
        tls.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TlsPeer_ReadsCloseNotifyThenEndOfFile(bool async)
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        (SslStream ours, SslStream tls) = await Tls.HandshakeAsync(pair.Client.GetStream(), theirs);
        await ours.WriteAsync(new byte[10]);
        // Before the close: TLS reads ahead, and would take the alert in.
        await tls.ReadExactlyAsync(new byte[10]);
        Task<CloseResult> close = Task.Run(async () => async ? await ours.CloseGracefullyAsync(pair.Socket) : ours.CloseGracefully(pair.Socket));
        byte[] raw = new byte[1024];
        int alert = await pair.Theirs.ReceiveAsync(raw);
        Assert.True(alert > 0);
        Assert.Equal(0, await pair.Theirs.ReceiveAsync(raw));
        pair.Theirs.Dispose();
        Assert.Equal((CloseOutcome.PeerClosed, Expected.Delivered), ((await close).Outcome, (await close).Delivered));
        tls.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TlsPeerThatStopsReading_IsResetWithinTheDeadline(bool async)
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        (SslStream ours, SslStream tls) = await Tls.HandshakeAsync(pair.Client.GetStream(), theirs);
        pair.FillPeer();
        var timeout = TimeSpan.FromSeconds(1);
        CloseResult result = async
            ? await ours.CloseGracefullyAsync(pair.Socket, timeout)
            : ours.CloseGracefully(pair.Socket, timeout);
        Assert.Equal((CloseOutcome.TimedOut, Expected.Undelivered), (result.Outcome, result.Delivered));
        Assert.InRange(result.Elapsed, timeout * 0.98, timeout * 1.3);
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
        tls.Dispose();
    }
}
