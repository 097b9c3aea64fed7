using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>What ends the connection already: a fix replaces what it makes superfluous, and is not offered where it could not agree with it.</summary>
public class ExistingEndFixTests
{
    [Fact]
    public Task StreamClosedFirst_IsWhereTheConnectionEnds() => Fix("""
        void Stop(NetworkStream stream, TcpClient client)
        {
            stream.Flush();
            {|HUP101:stream.Dispose()|};
            {|HUP303:client.Close()|};
        }
        """, """
        void Stop(NetworkStream stream, TcpClient client)
        {
            stream.Flush();
            client.CloseGracefully();
            {|HUP101:stream.Dispose()|};
            client.Close();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task OtherStreamClosedFirst_IsAnotherMatter() => Fix("""
        class Link
        {
            private Stream? log;
            private TcpClient? client;

            void Open(string host)
            {
                log = File.Create("log");
                client = new TcpClient(host, 80);
                client.GetStream().WriteByte(1);
            }

            void Stop()
            {
                log?.Close();
                {|HUP303:client?.Close()|};
            }
        }
        """, """
        class Link
        {
            private Stream? log;
            private TcpClient? client;

            void Open(string host)
            {
                log = File.Create("log");
                client = new TcpClient(host, 80);
                client.GetStream().WriteByte(1);
            }

            void Stop()
            {
                log?.Close();
                client?.CloseGracefully();
                client?.Dispose();
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task TlsClosedFirst_HasNoFix() => NoFix("""
        void Stop(SslStream tls, TcpClient client)
        {
            tls.Flush();
            tls.Dispose();
            {|HUP303:client.Close()|};
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ConnectionGivenAwayInTheTry_IsNotPutIntoAScope() => NoFix("""
        record Session(TcpClient Client);

        class Factory
        {
            Session Open(string host)
            {
                TcpClient? client = null;
                try
                {
                    client = new TcpClient(host, 80);
                    client.GetStream().WriteByte(1);
                    var session = new Session(client);
                    client = null;
                    return session;
                }
                finally
                {
                    {|HUP102:client?.Dispose()|};
                }
            }
        }
        """);

    [Fact]
    public Task StreamMadeByAnotherMethod_HasNoFix() => NoFix("""
        async Task Ask(Socket listener)
        {
            using (var {|HUP101:peer|} = await listener.AcceptAsync())
            {
                using (Stream stream = await Wrap(peer))
                {
                    stream.WriteByte(1);
                }
            }
        }

        static async Task<Stream> Wrap(Socket socket)
        {
            await Task.Yield();
            return new NetworkStream(socket, ownsSocket: true);
        }
        """);

    [Fact]
    public Task ShutdownBeforeTheEndInAScope_Goes() => Fix("""
        void Send(string host)
        {
            var socket = {|HUP104:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            socket.Connect(host, 80);
            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            socket.Close();
        }
        """, """
        void Send(string host)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            using var scope = socket.AbortOnDispose();
            socket.Connect(host, 80);
            socket.Send(new byte[1]);
            socket.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task ConditionalClose_StaysConditional() => Fix("""
        void Send(string host)
        {
            var client = {|HUP104:new TcpClient(host, 80)|};
            client.GetStream().WriteByte(1);
            {|HUP303:client?.Close()|};
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            client?.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task EndInAnotherMethod_HasNoFix() => NoFix("""
        void Send(string host)
        {
            using var {|HUP102:client|} = new TcpClient(host, 80);
            client.GetStream().WriteByte(1);
            Finish(client);
        }

        static void Finish(TcpClient client) => {|HUP303:client.Close()|};
        """);

    [Fact]
    public Task ConnectionThatIsHandedOn_IsNotOwned() => NoFix("""
        class Session(TcpClient client)
        {
            public TcpClient Client { get; } = client;
        }

        class Server
        {
            private readonly List<Session> sessions = [];

            void Accept(TcpListener listener)
            {
                var client = {|HUP104:listener.AcceptTcpClient()|};
                client.GetStream().WriteByte(1);
                sessions.Add(new Session(client));
            }

            void Stop()
            {
                foreach (var session in sessions)
                {
                    {|HUP303:session.Client.Close()|};
                }
            }
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task EveryDisposeOfOneConnection_IsMendedAtOnce() => Fix("""
        void Refuse(Socket peer, bool polite)
        {
            if (polite)
            {
                peer.Send(new byte[1]);
                {|HUP101:peer.Dispose()|};
                return;
            }

            peer.Dispose();
        }
        """, """
        void Refuse(Socket peer, bool polite)
        {
            if (polite)
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
                peer.Dispose();
                return;
            }

            peer.CloseGracefully();
            peer.Dispose();
        }
        """);

    [Fact]
    public Task DisposedInsideItsUsing_EndsThereAndNotAgain() => Fix("""
        void Try(Socket listener)
        {
            using (Socket {|HUP101:peer|} = listener.Accept())
            {
                peer.Send(new byte[1]);
                peer.Dispose();
                Console.WriteLine(peer.Connected);
            }
        }
        """, """
        void Try(Socket listener)
        {
            using (Socket peer = listener.Accept())
            {
                using ConnectionScope scope = peer.AbortOnDispose();
                peer.Send(new byte[1]);
                peer.CloseGracefully();
                Console.WriteLine(peer.Connected);
            }
        }
        """, "Hangup.AbortOnErrorCloseOnSuccess");
}
