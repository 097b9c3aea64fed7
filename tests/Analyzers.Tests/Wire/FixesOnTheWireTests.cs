using static Hangup.Tests.Wire.WireTest;

namespace Hangup.Tests.Wire;

/// <summary>
/// What fixes are for: before, a failure looks like success (or nobody ends anything); after, the peer reads end-of-file when all
/// went well, and a reset when something broke half-way.
/// </summary>
public class FixesOnTheWireTests
{
    [Fact]
    public Task UsingDeclaration_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient();
            client.Connect(peer);
            var stream = client.GetStream();
            stream.WriteByte(1);
            work();
            stream.WriteByte(2);
        }
        """);

    [Fact]
    public Task UsingStatement_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using (var socket = new Socket(SocketType.Stream, ProtocolType.Tcp))
            {
                socket.Connect(peer);
                socket.Send(new byte[1]);
                work();
            }
        }
        """);

    [Fact]
    public Task UsingOfWhatIsThere_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient(peer.Address.ToString(), peer.Port);
            using (client)
            {
                client.GetStream().WriteByte(1);
                work();
            }
        }
        """);

    [Theory]
    [InlineData("Dispose")]
    [InlineData("Close")]
    public Task EndInFinally_TellsFailureFromSuccess(string end) => FailureLooksLikeSuccess($$"""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient();
            try
            {
                client.Connect(peer);
                client.GetStream().WriteByte(1);
                work();
            }
            finally
            {
                client.{{end}}();
            }
        }
        """);

    [Fact]
    public Task AsyncCode_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        async Task Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(peer);
            await client.GetStream().WriteAsync(new byte[1]);
            work();
            await client.GetStream().WriteAsync(new byte[1]);
        }
        """);

    [Fact]
    public Task StreamThatOwns_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(peer);
            using var stream = new NetworkStream(socket, ownsSocket: true);
            stream.WriteByte(1);
            work();
        }
        """);

    [Fact]
    public Task StreamDisposedFirst_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient();
            client.Connect(peer);
            using var stream = client.GetStream();
            stream.WriteByte(1);
            work();
        }
        """);

    [Fact]
    public Task Writer_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using (var client = new TcpClient(peer.Address.ToString(), peer.Port))
            using (var writer = new StreamWriter(client.GetStream()))
            {
                writer.WriteLine("first half");
                writer.Flush();
                work();
                writer.WriteLine("second half");
            }
        }
        """);

    [Fact]
    public Task BufferedStream_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            using var buffered = new BufferedStream(client.GetStream());
            buffered.Write(new byte[10]);
            buffered.Flush();
            work();
            buffered.Write(new byte[10]);
        }
        """);

    [Fact]
    public Task AcceptedClient_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(TcpListener listener, Action work)
        {
            using var client = listener.AcceptTcpClient();
            client.GetStream().WriteByte(1);
            work();
        }
        """);

    [Fact]
    public Task AcceptedSocketInAsyncCode_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        async Task Exchange(TcpListener listener, Action work)
        {
            using (var peer = await listener.AcceptSocketAsync())
            {
                await peer.SendAsync(new byte[1]);
                work();
                await peer.SendAsync(new byte[1]);
            }
        }
        """);

    [Fact]
    public Task CloseOnSuccessOnly_ResetsOnFailure() => PeerSees("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            client.GetStream().WriteByte(1);
            work();
            client.CloseGracefully();
        }
        """, before: (EndOfFile, EndOfFile), after: (EndOfFile, Reset));

    [Fact]
    public Task ConnectionThatNobodyEnds_GetsAnEnd() => PeerSees("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient(peer.Address.ToString(), peer.Port);
            client.GetStream().WriteByte(1);
            work();
        }
        """, before: (Nothing, Nothing), after: (EndOfFile, Reset));

    [Fact]
    public Task ConnectionThatNobodyEndsOnError_IsResetThen() => PeerSees("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient(peer.Address.ToString(), peer.Port);
            client.GetStream().WriteByte(1);
            work();
            client.CloseGracefully();
        }
        """, before: (EndOfFile, Nothing), after: (EndOfFile, Reset));

    [Fact]
    public Task ArmedClose_BecomesTheResetItWasMeantToBe() => PeerSees("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient(peer.Address.ToString(), peer.Port);
            try
            {
                client.GetStream().WriteByte(1);
                work();
                client.CloseGracefully();
            }
            catch
            {
                client.LingerState = new LingerOption(true, 0);
                client.Close();
                throw;
            }
        }
        """, before: (EndOfFile, EndOfFile), after: (EndOfFile, Reset));

    [Fact]
    public Task LingerSetOnACopy_ArmsTheSocket() => PeerSees("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(peer);
            try
            {
                socket.Send(new byte[1]);
                work();
                socket.CloseGracefully();
            }
            catch
            {
                socket.LingerState!.Enabled = true;
                socket.LingerState!.LingerTime = 0;
                socket.Close();
                throw;
            }
        }
        """, before: (EndOfFile, EndOfFile), after: (EndOfFile, Reset));

    [Fact]
    public Task PlainCloseWithInputUnread_BecomesAClose() => PeerSees("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(peer);
            while (socket.Available == 0)
                Thread.Sleep(1);
            socket.Send(new byte[1]);
            socket.Close();
        }
        """, before: (Reset, Reset), after: (EndOfFile, EndOfFile), peerSays: "unread");
}
