using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class AbortTests
{
    private const int Times = 300;

    private static readonly byte[] s_message = "0123456789"u8.ToArray();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task AbortOfAnyView_PeerSeesReset300Times(string address)
    {
        for (int i = 0; i < Times; i++)
        {
            using var pair = new Pair(IPAddress.Parse(address));
            Task<Sighting> peer = pair.PeerSees();
            await pair.Client.GetStream().WriteAsync(s_message);
            AbortResult result = (i % 3) switch
            {
                0 => pair.Client.Abort(),
                1 => pair.Socket.Abort(),
                _ => pair.Client.GetStream().Abort(),
            };
            Assert.Equal(AbortResult.Reset, result);
            Assert.Equal(Saw.Reset, (await peer).End);
        }
    }

    [Fact]
    public async Task AbortOfStreamThatDoesNotOwnItsSocket_PeerSeesReset()
    {
        using var pair = new Pair();
        Assert.Equal(AbortResult.Reset, new NetworkStream(pair.Socket).Abort());
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task AbortWithPendingAsyncOperations_PeerSeesResetAndTheyFail()
    {
        using var pair = new Pair();
        pair.FillPeer();
        Task<int> receive = pair.Socket.ReceiveAsync(new byte[1]);
        Task<int> send = pair.Socket.SendAsync(new byte[1 << 20]);
        Assert.Equal(AbortResult.Reset, pair.Client.Abort());
        Assert.Equal(SocketError.OperationAborted, (await Assert.ThrowsAsync<SocketException>(() => receive)).SocketErrorCode);
        await Assert.ThrowsAsync<SocketException>(() => send);
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task AbortWithAPendingBlockingRead_PeerSeesResetAndItFails()
    {
        using var pair = new Pair();
        Task<int> receive = Task.Factory.StartNew(() => pair.Socket.Receive(new byte[1]), TaskCreationOptions.LongRunning);
        await Task.Delay(100);
        Assert.Equal(AbortResult.Reset, pair.Client.Abort());
        var error = await Assert.ThrowsAsync<SocketException>(() => receive);
        Assert.Equal(ConnectionEndKind.LocallyClosed, ConnectionEnd.Classify(error));
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task AbortWithUnsentData_PeerSeesReset()
    {
        using var pair = new Pair();
        long queued = pair.FillPeer();
        Assert.Equal(AbortResult.Reset, pair.Client.Abort());
        Sighting peer = await pair.PeerSees();
        Assert.Equal(Saw.Reset, peer.End);
        Assert.True(peer.Bytes < queued);
    }

    [Fact]
    public async Task AbortAfterThePeersFin_PeerSeesReset()
    {
        using var pair = new Pair();
        pair.Theirs.Shutdown(SocketShutdown.Send);
        await pair.UntilInputArrives();
        Assert.Equal(AbortResult.Reset, pair.Client.Abort());
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [KernelTellsFact]
    public async Task AbortAfterShutdown_SaysThatTheFinWasFirst()
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerReads();
        pair.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal(AbortResult.ResetAfterFin, pair.Client.Abort());
        Assert.Equal(Saw.EndOfFile, (await peer).End);
    }

    [KernelTellsFact]
    public async Task AbortWhileTheFinWaitsBehindUnsentData_PeerSeesReset()
    {
        using var pair = new Pair();
        pair.FillPeer();
        pair.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal(AbortResult.Reset, pair.Client.Abort());
        Assert.Equal(Saw.Reset, (await pair.PeerSees()).End);
    }

    [Fact]
    public async Task AbortAfterThePeersReset_FindsNothingToDo()
    {
        using var pair = new Pair();
        pair.Theirs.Close(0);
        await pair.UntilInputArrives();
        Assert.Equal(AbortResult.AlreadyClosed, pair.Client.Abort());
    }

    [Fact]
    public void AbortTwice_SecondFindsNothingToDo()
    {
        using var pair = new Pair();
        NetworkStream stream = pair.Client.GetStream();
        Assert.Equal(AbortResult.Reset, stream.Abort());
        Assert.Equal(AbortResult.AlreadyClosed, stream.Abort());
        Assert.Equal(AbortResult.AlreadyClosed, pair.Client.Abort());
        Assert.Equal(AbortResult.AlreadyClosed, pair.Client.Abort());
        Assert.Equal(AbortResult.AlreadyClosed, pair.Socket.Abort());
    }

    [Fact]
    public void AbortOfDisposed_FindsNothingToDo()
    {
        using var pair = new Pair();
        pair.Client.Dispose();
        Assert.Equal(AbortResult.AlreadyClosed, pair.Client.Abort());
        Assert.Equal(AbortResult.AlreadyClosed, pair.Socket.Abort());
    }

    [Fact]
    public void AbortOfUnconnected_FindsNothingToDoAndDisposes()
    {
        var client = new TcpClient();
        Socket socket = client.Client;
        Assert.Equal(AbortResult.AlreadyClosed, client.Abort());
        Assert.True(socket.SafeHandle.IsClosed);
    }

    [Fact]
    public void AbortOfListening_StopsListening()
    {
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        listener.Listen();
        EndPoint endPoint = listener.LocalEndPoint!;
        Assert.Equal(AbortResult.AlreadyClosed, listener.Abort());
        Assert.Throws<SocketException>(() => new TcpClient(AddressFamily.InterNetworkV6).Client.Connect(endPoint));
    }

    [LinuxFact]
    public async Task AbortWhileConnecting_EndsTheAttempt()
    {
        using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        listener.Listen(0);
        var endPoint = (IPEndPoint)listener.LocalEndPoint!;
        using var occupant = new TcpClient(AddressFamily.InterNetworkV6);
        occupant.Connect(endPoint);

        // The backlog is full, so the kernel drops the SYN and the attempt hangs.
        using var client = new TcpClient(AddressFamily.InterNetworkV6);
        Task connect = client.ConnectAsync(endPoint);
        Assert.NotSame(connect, await Task.WhenAny(connect, Task.Delay(200)));
        client.Abort();
        await Assert.ThrowsAnyAsync<SocketException>(() => connect);
    }

    [Theory]
    [InlineData(false, Saw.EndOfFile)]
    [InlineData(true, Saw.Reset)]
    public async Task AbortOfUnixSocket_IsNotSupportedButClosesIt(bool unreadInput, Saw expected)
    {
        using var pair = new UnixPair();
        Task<Sighting> peer = Reading.ToTheEnd(pair.Theirs);
        if (unreadInput)
        {
            pair.Theirs.Send(s_message);
            Assert.True(pair.Ours.Poll(TimeSpan.FromSeconds(5), SelectMode.SelectRead));
        }

        Assert.Equal(AbortResult.NotSupported, pair.Ours.Abort());
        Assert.Equal(expected, (await peer).End);
    }

    [Fact]
    public void AbortOfDatagramSocket_IsNotSupportedButClosesIt()
    {
        using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
        Assert.Equal(AbortResult.NotSupported, socket.Abort());
        Assert.True(socket.SafeHandle.IsClosed);
    }
}
