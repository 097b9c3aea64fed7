using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>A connection that nobody ends.</summary>
public class OwnershipFixTests
{
    [Fact]
    public Task LocalNeverEnded_IsOwnedAndEnded() => Fix("""
        void Send(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            client.GetStream().WriteByte(1);
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task EveryExit_IsEnded() => Fix("""
        async Task<int> Ask(TcpListener listener)
        {
            // One question.
            TcpClient client = await {|HUP103:listener.AcceptTcpClientAsync()|};
            var stream = client.GetStream();
            if (stream.ReadByte() < 0)
                return 0;
            return await stream.ReadAsync(new byte[1]);
        }
        """, """
        async Task<int> Ask(TcpListener listener)
        {
            // One question.
            using TcpClient client = await listener.AcceptTcpClientAsync();
            using var scope = client.AbortOnDispose();
            var stream = client.GetStream();
            if (stream.ReadByte() < 0)
            {
                await client.CloseGracefullyAsync();
                return 0;
            }

            var result = await stream.ReadAsync(new byte[1]);
            await client.CloseGracefullyAsync();
            return result;
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task LoopBody_IsLeftByItsJumps() => Fix("""
        void Serve(Socket listener)
        {
            while (true)
            {
                var peer = {|HUP103:listener.Accept()|};
                if (peer.Receive(new byte[1]) == 0)
                    continue;
                peer.Send(new byte[1]);
            }
        }
        """, """
        void Serve(Socket listener)
        {
            while (true)
            {
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                if (peer.Receive(new byte[1]) == 0)
                {
                    peer.CloseGracefully();
                    continue;
                }

                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task ResultThatIsDropped_GetsAName() => Fix("""
        void Refuse(TcpListener listener)
        {
            {|HUP103:listener.AcceptTcpClient()|};
        }
        """, """
        void Refuse(TcpListener listener)
        {
            using var connection = listener.AcceptTcpClient();
            using var scope = connection.AbortOnDispose();
            connection.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task AwaitedResultThatIsDropped_GetsAName() => Fix("""
        async Task Refuse(Socket listener)
        {
            _ = await {|HUP103:listener.AcceptAsync()|};
        }
        """, """
        async Task Refuse(Socket listener)
        {
            using var connection = await listener.AcceptAsync();
            using var scope = connection.AbortOnDispose();
            await connection.CloseGracefullyAsync();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task EndOnSuccessOnly_GetsTheAbortOnError() => Fix("""
        void Send(string host)
        {
            var client = {|HUP104:new TcpClient(host, 80)|};
            client.GetStream().WriteByte(1);
            {|HUP303:client.Close()|};
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task EndOnSomePaths_IsNotRepeatedThere() => Fix("""
        void Answer(Socket listener)
        {
            var peer = {|HUP103:listener.Accept()|};
            if (peer.Receive(new byte[1]) == 0)
            {
                peer.Abort();
                return;
            }

            peer.Send(new byte[1]);
        }
        """, """
        void Answer(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (peer.Receive(new byte[1]) == 0)
            {
                peer.Abort();
                return;
            }

            peer.Send(new byte[1]);
            peer.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task TopLevelStatements_AreOwnedAndEnded() => Fix("""
        var client = {|HUP103:new TcpClient("localhost", 80)|};
        client.GetStream().WriteByte(1);
        """, """
        using var client = new TcpClient("localhost", 80);
        using var scope = client.AbortOnDispose();
        client.GetStream().WriteByte(1);
        client.CloseGracefully();
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task VariableAssignedTwice_HasNoFix() => NoFix("""
        void Reconnect(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            client.GetStream().WriteByte(1);
            client = {|HUP103:new TcpClient(host, 81)|};
            client.GetStream().WriteByte(1);
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task StreamOfALostClient_IsOwned() => Fix("""
        void Send(string host)
        {
            var stream = {|HUP103:new TcpClient(host, 80)|}.GetStream();
            stream.WriteByte(1);
        }
        """, """
        void Send(string host)
        {
            using var stream = new TcpClient(host, 80).GetStream();
            using var scope = stream.AbortOnDispose();
            stream.WriteByte(1);
            stream.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task ConnectionThatATaskGoesOnWith_HasNoFix() => NoFix("""
        void Serve(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            Task.Run(() => client.GetStream().CopyTo(Stream.Null));
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task ConnectionThatAConstructorKeepsAfterALook_HasNoFix() => NoFix("""
        class Session
        {
            private readonly Socket socket;

            public Session(Socket socket) => this.socket = socket;

            public void Stop() => {|HUP303:socket.Close()|};
        }

        class Server
        {
            private Session? last;

            void Accept(Socket listener, bool full)
            {
                while (true)
                {
                    var peer = {|HUP104:listener.Accept()|};
                    peer.Send(new byte[1]);
                    if (full)
                    {
                        {|HUP303:peer.Close()|};
                        continue;
                    }

                    last = new Session(peer);
                    Console.WriteLine(last.ToString());
                }
            }
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task OwnedFurtherBelow_IsNotOwnedTwice() => NoFix("""
        void Serve(TcpListener listener, Action before)
        {
            var client = {|HUP104:listener.AcceptTcpClient()|};
            before();
            using ({|HUP101:client|})
            {
                client.GetStream().WriteByte(1);
            }
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task EndInATry_IsTheOnlyOne() => Fix("""
        void Serve(TcpListener listener)
        {
            while (true)
            {
                var client = {|HUP103:listener.AcceptTcpClient()|};
                try
                {
                    client.GetStream().WriteByte(1);
                    {|HUP303:client.Close()|};
                }
                catch (Exception)
                {
                    continue;
                }
            }
        }
        """, """
        void Serve(TcpListener listener)
        {
            while (true)
            {
                using var client = listener.AcceptTcpClient();
                using var scope = client.AbortOnDispose();
                try
                {
                    client.GetStream().WriteByte(1);
                    client.CloseGracefully();
                }
                catch (Exception)
                {
                    client.Abort();
                    continue;
                }
            }
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task ShutdownAtTheEnd_BecomesTheClose() => Fix("""
        void Send(string host)
        {
            var socket = {|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            socket.Connect(host, 80);
            socket.Send(new byte[1]);
            // That was all.
            socket.Shutdown(SocketShutdown.Send);
        }
        """, """
        void Send(string host)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            using var scope = socket.AbortOnDispose();
            socket.Connect(host, 80);
            socket.Send(new byte[1]);
            // That was all.
            socket.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);
}
