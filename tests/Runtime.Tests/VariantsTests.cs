using System.Net;
using System.Net.Sockets;
using System.Text;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>The recipes of docs/variants.md, run. <see cref="VariantsPageTests"/> holds the page to these lines.</summary>
public sealed class VariantsTests : IDisposable
{
    private static readonly byte[] s_request = "request"u8.ToArray();

    private readonly Pair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Theory]
    [InlineData(true, Saw.Reset)]
    [InlineData(false, Saw.EndOfFile)]
    public async Task AbortOnException(bool fails, Saw expected)
    {
        Task<Sighting> peer = _pair.PeerSees();
        await IgnoringBoom(() => Exchange(_pair.Client));
        Assert.Equal(expected, (await peer).End);

        async Task Exchange(TcpClient connected)
        {
            using TcpClient client = connected;
            using ConnectionScope scope = client.AbortOnDispose();
            await scope.Stream.WriteAsync(s_request);
            ThrowIf(fails);
            await client.CloseGracefullyAsync();
        }
    }

    [Fact]
    public async Task AbortOnDrop()
    {
        Task<Sighting> peer = _pair.PeerSees();
        Exchange(_pair.Client);
        Assert.Equal(Saw.Reset, (await peer).End);

        static void Exchange(TcpClient connected)
        {
            using ConnectionScope scope = connected.AbortOnDispose();
            scope.Stream.Write(s_request);

            // Nobody closes: whatever the peer is still missing, it learns that something is.
        }
    }

    [Theory]
    [InlineData(true, Saw.Reset)]
    [InlineData(false, Saw.EndOfFile)]
    public async Task ExplicitOnly(bool fails, Saw expected)
    {
        Task<Sighting> peer = _pair.PeerSees();
        await IgnoringBoom(() => Exchange(_pair.Client));
        Assert.Equal(expected, (await peer).End);

        async Task Exchange(TcpClient client)
        {
            try
            {
                await client.GetStream().WriteAsync(s_request);
                ThrowIf(fails);
                await client.CloseGracefullyAsync();
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
    }

    [Fact]
    public async Task CloseWithATimeout()
    {
        _pair.FillPeer();
        TcpClient client = _pair.Client;
        CloseResult end = await client.CloseGracefullyAsync(TimeSpan.FromMilliseconds(200));
        if (end.Delivered is not true)
        {
            Console.Error.WriteLine($"The last message may be lost: {end.Outcome} after {end.Elapsed}.");
        }

        Assert.Equal(CloseOutcome.TimedOut, end.Outcome);
    }

    [Fact]
    public async Task Finalise()
    {
        Task peer = Answer(_pair.Theirs, "the rest"u8.ToArray());
        TcpClient client = _pair.Client;
        using var destination = new MemoryStream();
        using ConnectionScope scope = client.AbortOnDispose();
        await scope.Stream.WriteAsync(s_request);
        scope.Socket.Shutdown(SocketShutdown.Send);
        using var rest = new EndObservingStream(scope.Stream, leaveOpen: true);
        await rest.CopyToAsync(destination);
        CloseResult end = await scope.CloseGracefullyAsync();
        Assert.Equal("the rest", Encoding.ASCII.GetString(destination.ToArray()));
        Assert.Equal((true, CloseOutcome.PeerClosed), (rest.IsComplete, end.Outcome));
        await peer;
    }

    [Theory]
    [InlineData(true, Saw.Reset)]
    [InlineData(false, Saw.EndOfFile)]
    public async Task DifferentChoicesForDropExceptionAndProcessDeath(bool fails, Saw expected)
    {
        Task<Sighting> peer = _pair.PeerSees();
        await IgnoringBoom(() => Exchange(_pair.Client));
        Assert.Equal(expected, (await peer).End);

        async Task Exchange(TcpClient client)
        {
            await using ConnectionScope scope = client.CloseOnDispose(processDeath: true);
            try
            {
                await scope.Stream.WriteAsync(s_request);
                ThrowIf(fails);
            }
            catch
            {
                scope.Abort();
                throw;
            }
        }
    }

    [Fact]
    public async Task FlushEvenOnFailure()
    {
        Task<Sighting> peer = _pair.PeerSees();
        await IgnoringBoom(() => Report(_pair.Client));
        Assert.Equal(new Sighting(Saw.EndOfFile, "last words".Length), await peer);

        static async Task Report(TcpClient client)
        {
            await using ConnectionScope scope = client.CloseOnDispose(TimeSpan.FromSeconds(10));
            await using var writer = new StreamWriter(scope.Stream);
            await writer.WriteAsync("last words");
            ThrowIf(true);
        }
    }

    [Fact]
    public async Task HalfCloseWhileTheOtherHalfIsOwnedElsewhere()
    {
        Task peer = Answer(_pair.Theirs, "answer"u8.ToArray());
        TcpClient client = _pair.Client;
        using ConnectionScope scope = client.AbortOnDispose();
        Task<string> answer = new StreamReader(scope.Stream).ReadToEndAsync();
        await scope.Stream.WriteAsync(s_request);
        scope.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal("answer", await answer);
        Assert.Equal(CloseOutcome.PeerClosed, (await scope.CloseGracefullyAsync()).Outcome);
        await peer;
    }

    [Fact]
    public async Task OneApiOverTcpAndUnixSockets()
    {
        using var unix = new UnixPair();
        await Send(_pair.Socket, _pair.PeerSees());
        await Send(unix.Ours, Reading.ToTheEnd(unix.Theirs));

        static async Task Send(Socket socket, Task<Sighting> peer)
        {
            await using ConnectionScope scope = socket.AbortOnDispose();
            await scope.Stream.WriteAsync(s_request);
            await scope.CloseGracefullyAsync();
            Assert.Equal(new Sighting(Saw.EndOfFile, s_request.Length), await peer);
        }
    }

    [Fact]
    public async Task OneDeadlineOverSeveralReadsAndWrites()
    {
        Task<Sighting> peer = _pair.PeerReads();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Exchange(_pair.Client));
        Assert.Equal(Saw.Reset, (await peer).End);

        static async Task Exchange(TcpClient client)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            using ConnectionScope scope = client.AbortOnDispose();
            await scope.Stream.WriteAsync(s_request, deadline.Token);
            await scope.Stream.ReadExactlyAsync(new byte[100], deadline.Token);
            await scope.CloseGracefullyAsync(cancellationToken: deadline.Token);
        }
    }

    [Fact]
    public async Task OneDeadlineOverSeveralBlockingReadsAndWrites()
    {
        Task<Sighting> peer = _pair.PeerReads();
        Assert.Throws<IOException>(() => Exchange(_pair.Client));
        Assert.Equal(Saw.Reset, (await peer).End);

        static void Exchange(TcpClient client)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            using ConnectionScope scope = client.AbortOnDispose();
            using CancellationTokenRegistration late = deadline.Token.Register(() => scope.Abort());
            scope.Stream.Write(s_request);
            scope.Stream.ReadExactly(new byte[100]);
            scope.CloseGracefully();
        }
    }

    [Fact]
    public async Task ArmBeforeConnect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var client = new TcpClient();
        using ConnectionScope scope = client.AbortOnDispose();
        await client.ConnectAsync("localhost", port);
        await scope.Stream.WriteAsync(s_request);
        Task<Sighting> peer = Reading.ToTheEnd(await listener.AcceptSocketAsync());
        await client.CloseGracefullyAsync();
        Assert.Equal(new Sighting(Saw.EndOfFile, s_request.Length), await peer);
    }

    private static async Task Answer(Socket socket, byte[] answer)
    {
        await Reading.ToTheEnd(socket, andClose: false);
        await socket.SendAsync(answer);
        socket.Dispose();
    }

    private static async Task IgnoringBoom(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (InvalidOperationException)
        {
            // What the peer reads is the question.
        }
    }

    private static void ThrowIf(bool fails)
    {
        if (fails)
        {
            throw new InvalidOperationException("boom");
        }
    }
}
