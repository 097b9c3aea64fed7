using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class ScopeTests
{
    private static readonly byte[] s_message = "0123456789"u8.ToArray();

    [Theory]
    [InlineData("client", false)]
    [InlineData("client", true)]
    [InlineData("scope", false)]
    [InlineData("scope", true)]
    [InlineData("socket", false)]
    [InlineData("socket", true)]
    public async Task ClosedGracefullyThroughAnyView_LeavingTheScopeDoesNothing(string view, bool async)
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        using (TcpClient client = pair.Client)
        using (ConnectionScope scope = client.AbortOnDispose())
        using (NetworkStream stream = client.GetStream())
        {
            stream.Write(s_message);
            CloseResult result = (view, async) switch
            {
                ("client", false) => client.CloseGracefully(),
                ("client", true) => await client.CloseGracefullyAsync(),
                ("scope", false) => scope.CloseGracefully(),
                ("scope", true) => await scope.CloseGracefullyAsync(),
                (_, false) => scope.Socket.CloseGracefully(),
                _ => await scope.Socket.CloseGracefullyAsync(),
            };
            Assert.Equal(CloseOutcome.PeerClosed, result.Outcome);
        }

        Assert.Equal(new Sighting(Saw.EndOfFile, s_message.Length), await peer);
        Assert.Equal(AbortResult.AlreadyClosed, pair.Client.Abort());
    }

    [Fact]
    public async Task ClosedGracefullyUnderTls_LeavingTheScopeDoesNothing()
    {
        using var pair = new Pair();
        using var peer = new NetworkStream(pair.Theirs);
        using (ConnectionScope scope = pair.Client.AbortOnDispose())
        {
            (SslStream ours, SslStream theirs) = await Tls.HandshakeAsync(scope.Stream, peer);
            await ours.WriteAsync(s_message);
            ValueTask<CloseResult> close = ours.CloseGracefullyAsync(scope.Socket);
            await theirs.ReadExactlyAsync(s_message);
            Assert.Equal(0, await theirs.ReadAsync(s_message));
            pair.Theirs.Dispose();
            Assert.Equal(CloseOutcome.PeerClosed, (await close).Outcome);
            theirs.Dispose();
        }
    }

    [Fact]
    public async Task ReturnWithoutClose_PeerSeesReset()
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        using (pair.Client.AbortOnDispose())
        {
            pair.Socket.Send(s_message);
        }

        Assert.Equal(Saw.Reset, (await peer).End);
    }

    [Fact]
    public void GetStreamOfTheClient_IsTheScopesStream()
    {
        // Rests on a private field of TcpClient: if this fails, a new .NET has renamed it.
        using var pair = new Pair();
        using ConnectionScope scope = pair.Client.AbortOnDispose();
        Assert.Same(scope.Stream, pair.Client.GetStream());
    }

    [Fact]
    public void GetStreamBeforeTheScope_StaysWhatItIs()
    {
        using var pair = new Pair();
        NetworkStream stream = pair.Client.GetStream();
        using ConnectionScope scope = pair.Client.AbortOnDispose();
        Assert.Same(stream, pair.Client.GetStream());
        Assert.NotSame(stream, scope.Stream);
    }

    [Fact]
    public void StreamBeforeConnect_IsRefusedAndThereAfterwards()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose();
        Assert.Throws<IOException>(() => scope.Stream);
        client.Connect((IPEndPoint)listener.LocalEndpoint);
        Assert.True(scope.Stream.CanWrite);
    }

    [Fact]
    public async Task StreamTakenFromAClientThatConnectedInsideTheScope_SendsAFinAndIsBestAvoided()
    {
        // The case that cannot be rescued: there was no stream to put in its place, and it is disposed first.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose();
        client.Connect((IPEndPoint)listener.LocalEndpoint);
        Task<Sighting> peer = Reading.ToTheEnd(listener.AcceptSocket());
        client.GetStream().Dispose();
        Assert.Equal(Saw.EndOfFile, (await peer).End);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ArmedBeforeConnect_StaysArmed(bool byName)
    {
        using var listener = new TcpListener(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose();
        if (byName)
        {
            // Several addresses, the first of which refuses.
            await client.ConnectAsync([IPAddress.Parse("127.0.0.2"), IPAddress.Loopback], port);
        }
        else
        {
            await client.ConnectAsync("localhost", port);
        }

        Assert.Equal((true, 0), (client.LingerState!.Enabled, client.LingerState.LingerTime));
        Task<Sighting> peer = Reading.ToTheEnd(listener.AcceptSocket());
        scope.Dispose();
        Assert.Equal(Saw.Reset, (await peer).End);
    }

    [LinuxFact]
    public async Task ArmedListener_IsInheritedAndACloseDisarms()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using ConnectionScope armed = listener.Server.AbortOnDispose();
        listener.Start();
        using var peer = new TcpClient();
        await peer.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        Socket accepted = await listener.AcceptSocketAsync();
        Assert.Equal((true, 0), (accepted.LingerState!.Enabled, accepted.LingerState.LingerTime));
        Task<Sighting> sees = Reading.ToTheEnd(peer.Client);
        await accepted.CloseGracefullyAsync();
        Assert.Equal(Saw.EndOfFile, (await sees).End);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ProcessDeath_IsTheKernelsToDecide(bool processDeath)
    {
        using var pair = new Pair();
        using ConnectionScope scope = pair.Client.AbortOnDispose(processDeath);
        Assert.Equal(processDeath, pair.Socket.LingerState!.Enabled);
    }

    [ModernTargetFact]
    public async Task LateFlushAfterAbort_IsANoOp()
    {
        using var pair = new Pair();
        ConnectionScope scope = pair.Client.AbortOnDispose();
        Stream stream = scope.Stream;
        scope.Dispose();
        stream.Write(s_message);
        stream.Write(s_message, 0, 1);
        stream.WriteByte(1);
        stream.Flush();
        await stream.WriteAsync(s_message);
        await stream.WriteAsync(s_message, 0, 1);
        await stream.FlushAsync();
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(async () => await stream.ReadAsync(s_message));
    }

    [Fact]
    public void LateFlushAfterAGracefulClose_Fails()
    {
        using var pair = new Pair();
        using ConnectionScope scope = pair.Client.AbortOnDispose();
        Stream stream = scope.Stream;
        pair.Theirs.Dispose();
        scope.CloseGracefully();
        Assert.Throws<ObjectDisposedException>(() => stream.Write(s_message));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CloseOnDispose_FlushesEvenWhenSomethingFailed(bool async)
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            if (async)
            {
                await using ConnectionScope scope = pair.Client.CloseOnDispose();
                await using var writer = new StreamWriter(scope.Stream);
                await writer.WriteAsync("last words");
                throw new InvalidOperationException();
            }
            else
            {
                using ConnectionScope scope = pair.Client.CloseOnDispose();
                using var writer = new StreamWriter(scope.Stream);
                writer.Write("last words");
                throw new InvalidOperationException();
            }
        });
        Assert.Equal(new Sighting(Saw.EndOfFile, "last words".Length), await peer);
    }

    [Fact]
    public async Task AbortInsideCloseOnDispose_Wins()
    {
        using var pair = new Pair();
        using (ConnectionScope scope = pair.Client.CloseOnDispose())
        {
            Assert.Equal(AbortResult.Reset, scope.Abort());
        }

        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task CloseOnDisposeOfAPeerThatStopsReading_KeepsItsDeadline()
    {
        using var pair = new Pair();
        pair.FillPeer();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        pair.Client.CloseOnDispose(TimeSpan.FromMilliseconds(300)).Dispose();
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(290), TimeSpan.FromSeconds(1));
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task TwoScopes_TheFirstLeftDecides()
    {
        using var pair = new Pair();
        using (pair.Client.AbortOnDispose())
        using (pair.Client.CloseOnDispose(TimeSpan.Zero))
        {
            pair.Socket.Send(s_message);
        }

        Assert.Equal(Saw.EndOfFile, (await pair.PeerSees()).End);
    }

    [Fact]
    public void ScopeOfDisposed_IsRefused()
    {
        var client = new TcpClient();
        Socket socket = client.Client;
        client.Dispose();
        Assert.Throws<ObjectDisposedException>(() => client.AbortOnDispose());
        Assert.Throws<ObjectDisposedException>(() => socket.AbortOnDispose());
        Assert.Throws<ObjectDisposedException>(() => socket.CloseOnDispose());
    }

    [Fact]
    public async Task DisposedFromManyThreads_EndsOnce()
    {
        for (int i = 0; i < 50; i++)
        {
            using var pair = new Pair();
            ConnectionScope scope = pair.Client.AbortOnDispose();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(scope.Dispose)));
            Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
        }
    }
}
