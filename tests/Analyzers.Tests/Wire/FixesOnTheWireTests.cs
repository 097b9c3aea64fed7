namespace Hangup.Tests.Wire;

/// <summary>
/// What fixes are for: before, a failure looks like success (or nobody ends anything); after, the peer reads end-of-file when all
/// went well, and a reset when something broke half-way.
/// </summary>
public class FixesOnTheWireTests
{
    private const string EndOfFile = WirePeer.EndOfFile;

    private const string Reset = WirePeer.Reset;

    private const string Nothing = WirePeer.Nothing;

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

    [Fact]
    public Task DisposeInFinally_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
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
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task CloseInFinally_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
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
                client.Close();
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
    public Task EarlyReturn_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        int Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            work();
            if (client.GetStream().ReadByte() == 'x')
                return 1;
            return 2;
        }
        """, peerSays: "x");

    [Fact]
    public Task ReturnedValueThatUsesIt_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        int Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            return Answer(client.GetStream(), work);
        }

        static int Answer(Stream stream, Action work)
        {
            var answer = stream.ReadByte();
            work();
            return answer;
        }
        """, peerSays: "x");

    [Fact]
    public Task LoopWithContinueAndBreak_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            for (var i = 0; ; i++)
            {
                if (i == 0)
                    continue;
                using var client = new TcpClient(peer.Address.ToString(), peer.Port);
                client.GetStream().WriteByte((byte)i);
                work();
                break;
            }
        }
        """);

    [Fact]
    public Task SwitchSection_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            switch (peer.AddressFamily)
            {
                case AddressFamily.InterNetwork:
                    using (var client = new TcpClient(peer.Address.ToString(), peer.Port))
                    {
                        client.GetStream().WriteByte(1);
                        work();
                    }

                    break;
                default:
                    throw new NotSupportedException();
            }
        }
        """);

    [Fact]
    public Task LocalFunction_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            Send();

            void Send()
            {
                using var client = new TcpClient(peer.Address.ToString(), peer.Port);
                client.GetStream().WriteByte(1);
                work();
            }
        }
        """);

    [Fact]
    public Task Lambda_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        Task Exchange(IPEndPoint peer, Action work)
        {
            return Task.Run(async () =>
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(peer);
                await socket.SendAsync(new byte[1]);
                work();
            });
        }
        """);

    [Fact]
    public Task Iterator_TellsFailureFromSuccess() => FailureLooksLikeSuccess("""
        void Exchange(IPEndPoint peer, Action work)
        {
            foreach (var answer in Answers(peer, work))
                Console.WriteLine(answer);
        }

        IEnumerable<int> Answers(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            yield return client.GetStream().ReadByte();
            work();
        }
        """, peerSays: "x");

    [Fact]
    public Task CloseOnSuccessOnly_ResetsOnFailure() => Wire("""
        void Exchange(IPEndPoint peer, Action work)
        {
            using var client = new TcpClient(peer.Address.ToString(), peer.Port);
            client.GetStream().WriteByte(1);
            work();
            client.CloseGracefully();
        }
        """, before: (EndOfFile, EndOfFile), after: (EndOfFile, Reset));

    [Fact]
    public Task ConnectionThatNobodyEnds_GetsAnEnd() => Wire("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient(peer.Address.ToString(), peer.Port);
            client.GetStream().WriteByte(1);
            work();
        }
        """, before: (Nothing, Nothing), after: (EndOfFile, Reset));

    [Fact]
    public Task ConnectionThatNobodyEndsOnError_IsResetThen() => Wire("""
        void Exchange(IPEndPoint peer, Action work)
        {
            var client = new TcpClient(peer.Address.ToString(), peer.Port);
            client.GetStream().WriteByte(1);
            work();
            client.CloseGracefully();
        }
        """, before: (EndOfFile, Nothing), after: (EndOfFile, Reset));

    [Fact]
    public Task ArmedClose_BecomesTheResetItWasMeantToBe() => Wire("""
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
    public Task LingerSetOnACopy_ArmsTheSocket() => Wire("""
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
    public Task PlainCloseWithInputUnread_BecomesAClose() => Wire("""
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

    private static Task FailureLooksLikeSuccess(string program, string peerSays = "") =>
        Wire(program, before: (EndOfFile, EndOfFile), after: (EndOfFile, Reset), peerSays);

    private static async Task Wire(string program, (string Success, string Failure) before, (string Success, string Failure) after, string peerSays = "")
    {
        var original = await WireProgram.OfAsync(program);
        var repaired = await original.FixedAsync();
        AssertSeen(before.Success, await original.RunAsync(fails: false, peerSays));
        AssertSeen(before.Failure, await original.RunAsync(fails: true, peerSays));
        var seen = (await repaired.RunAsync(fails: false, peerSays), await repaired.RunAsync(fails: true, peerSays));
        Assert.True(after == seen, $"the peer saw {seen}:\n{await repaired.TextAsync()}");
    }

    // What nobody ends, the garbage collector resets whenever it comes by.
    private static void AssertSeen(string expected, string seen) =>
        Assert.True(seen == expected || (expected == Nothing && seen == Reset), $"before the fix the peer saw {seen}");
}
