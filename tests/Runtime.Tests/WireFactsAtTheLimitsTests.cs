using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>Facts under the rules that need more than one line: unread input, time, listeners, TLS, what the reader makes of it.</summary>
public class WireFactsAtTheLimitsTests
{
    private static readonly byte[] s_message = "0123456789"u8.ToArray();
    private static readonly LingerOption s_reset = new(true, 0);

    [LinuxFact]
    public async Task SocketCloseWithUnreadInput_PeerSeesResetAndLosesWhatWasSent()
    {
        using var pair = new Pair();
        byte[] large = new byte[64 << 20];
        pair.Theirs.Send(s_message);
        await pair.UntilInputArrives();
        Task<int> sent = pair.Socket.SendAsync(large);
        pair.Socket.Close();
        Sighting peer = await pair.PeerSees();
        Assert.Equal(Saw.Reset, peer.End);
        Assert.True(peer.Bytes < large.Length);
        await Assert.ThrowsAnyAsync<SocketException>(() => sent);
    }

    [LinuxFact]
    public async Task TcpClientCloseWithUnreadInput_PeerSeesEndOfFile()
    {
        using var pair = new Pair();
        pair.Theirs.Send(s_message);
        await pair.UntilInputArrives();
        Task<Sighting> peer = pair.PeerSees();
        pair.Client.Close();
        Assert.Equal(Saw.EndOfFile, (await peer).End);
    }

    [LinuxFact]
    public async Task CloseWithTime_AnyByteArrivesAndPeerIsReset()
    {
        using var pair = new Pair();
        pair.Theirs.Send(s_message);
        await pair.UntilInputArrives();
        pair.Socket.Send(s_message);
        var watch = Stopwatch.StartNew();
        pair.Socket.Close(5000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It waited {watch.Elapsed}.");

        // The FIN came first, so the reset shows only when the peer writes.
        Assert.Equal(Saw.EndOfFile, (await pair.PeerReads()).End);
        Assert.Equal(SocketError.Shutdown, pair.PeerWriteFails());
    }

    [LinuxFact]
    public async Task CloseWithTime_TimePassesAndPeerIsReset()
    {
        using var pair = new Pair();
        pair.Socket.Send(s_message);
        var watch = Stopwatch.StartNew();
        pair.Socket.Close(1000);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
        Assert.Equal(Saw.EndOfFile, (await pair.PeerReads()).End);
        Assert.Equal(SocketError.Shutdown, pair.PeerWriteFails());
    }

    [LinuxFact]
    public void NetworkStreamCloseWithTime_NeverWaits()
    {
        using var pair = new Pair();
        var watch = Stopwatch.StartNew();
        pair.Client.GetStream().Close(5000);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"It waited {watch.Elapsed}.");
    }

    [LinuxFact]
    public void LingerOfOneSecond_CloseBlocksTheThreadWhileThePeerReadsNothing()
    {
        using var pair = new Pair();
        pair.FillPeer();
        pair.Client.LingerState = new LingerOption(true, 1);
        var watch = Stopwatch.StartNew();
        pair.Socket.Dispose();
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(5));
    }

    [LinuxFact]
    public async Task ShutdownBoth_LaterInputIsAnsweredWithReset()
    {
        using var pair = new Pair();
        pair.Socket.Shutdown(SocketShutdown.Both);
        pair.Socket.Dispose();
        Assert.Equal(Saw.EndOfFile, (await pair.PeerReads()).End);
        Assert.Equal(SocketError.Shutdown, pair.PeerWriteFails());
    }

    [LinuxFact]
    public async Task NetworkStreamThatDoesNotOwn_DisposeSendsNothing()
    {
        using var pair = new Pair();
        new NetworkStream(pair.Socket).Dispose();
        Task<int> receive = pair.Theirs.ReceiveAsync(new byte[10]);
        Assert.NotSame(receive, await Task.WhenAny(receive, Task.Delay(200)));
        Assert.Equal(10, pair.Socket.Send(s_message));
        Assert.Equal(10, await receive);
    }

    [LinuxFact]
    public async Task ArmedListener_AcceptedConnectionsEndInResetOnSuccessToo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Server.LingerState = s_reset;
        listener.Start();
        using var peer = new TcpClient();
        peer.Connect((IPEndPoint)listener.LocalEndpoint);
        Socket accepted = listener.AcceptSocket();
        accepted.Send(s_message);
        accepted.Close();
        Assert.Equal(Saw.Reset, (await Reading.ToTheEnd(peer.Client)).End);
    }

    [LinuxFact]
    public async Task GarbageCollectedConnection_PeerSeesReset()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Leak((IPEndPoint)listener.LocalEndpoint);
        Task<Sighting> peer = Reading.ToTheEnd(listener.AcceptSocket());
        for (int i = 0; i < 100 && !peer.IsCompleted; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.WhenAny(peer, Task.Delay(50));
        }

        Assert.Equal(Saw.Reset, (await peer).End);

        static void Leak(IPEndPoint endPoint) => new TcpClient().Connect(endPoint);
    }

    [LinuxFact]
    public async Task CancelledWriteThenClose_PeerSeesATruncatedMessageAndEndOfFile()
    {
        using var pair = new Pair();
        byte[] large = new byte[64 << 20];
        using var cancellation = new CancellationTokenSource();
        ValueTask write = pair.Client.GetStream().WriteAsync(large, cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await write);
        pair.Client.Close();
        Sighting peer = await pair.PeerSees();
        Assert.Equal(Saw.EndOfFile, peer.End);
        Assert.True(peer.Bytes < large.Length);
    }

    [LinuxFact]
    public async Task LocalShutdownBoth_MakesAPendingReadReturnZeroAsIfThePeerHadClosed()
    {
        using var pair = new Pair();
        Task<int> read = pair.Client.GetStream().ReadAsync(new byte[1]).AsTask();
        pair.Socket.Shutdown(SocketShutdown.Both);
        Assert.Equal(0, await read);
    }

    [LinuxFact]
    public async Task Reset_IsReportedOnceThenReadsReturnZero()
    {
        using var pair = new Pair();
        pair.Theirs.Close(0);
        var error = await Assert.ThrowsAsync<SocketException>(() => pair.Socket.ReceiveAsync(new byte[1]));
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        Assert.Equal(0, await pair.Socket.ReceiveAsync(new byte[1]));
    }

    [LinuxFact]
    public async Task Connected_StaysTrueAfterThePeersReset()
    {
        using var pair = new Pair();
        pair.Theirs.Close(0);
        await pair.UntilInputArrives();
        Assert.True(pair.Socket.Connected);
    }

    [LinuxTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SslStreamDispose_SendsNoCloseNotifyButShutdownDoes(bool shutdown)
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        (SslStream ours, SslStream tls) = await Tls.HandshakeAsync(pair.Client.GetStream(), theirs);
        if (shutdown)
        {
            await ours.ShutdownAsync();
        }

        ours.Dispose();
        pair.Client.Dispose();
        byte[] raw = new byte[1024];
        Assert.Equal(shutdown, await pair.Theirs.ReceiveAsync(raw) > 0);
        tls.Dispose();
    }

    [LinuxTheory]
    [InlineData(true, Saw.EndOfFile)]
    [InlineData(false, Saw.Reset)]
    public async Task WriterDisposedBeforeTheArmedSocket_SendsFinAndAHalfMessage(bool writerFirst, Saw expected)
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        pair.Socket.LingerState = s_reset;
        var writer = new StreamWriter(pair.Client.GetStream());
        writer.Write("half");
        if (writerFirst)
        {
            writer.Dispose();
            pair.Socket.Close(0);
        }
        else
        {
            pair.Socket.Close(0);
            Assert.Throws<IOException>(writer.Dispose);
        }

        Assert.Equal(expected, (await peer).End);
    }
}
