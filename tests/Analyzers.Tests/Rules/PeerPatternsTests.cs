using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>The patterns that other analyzers get wrong, numbered as in the survey of peers. What is right there has the explicit end that we ask for.</summary>
public class PeerPatternsTests
{
    [Fact]
    public Task P01_AwaitedAccept_IsReported() => Check("""
        async Task M(TcpListener listener, byte[] buf)
        {
            var c = await {|HUP103:listener.AcceptTcpClientAsync()|};
            await c.GetStream().WriteAsync(buf);
        }
        """);

    [Fact]
    public Task P01_AwaitedAcceptThatIsEnded_IsNotReported() => Check("""
        async Task M(TcpListener listener, byte[] buf)
        {
            using var c = await listener.AcceptTcpClientAsync();
            await using var scope = c.AbortOnDispose();
            await c.GetStream().WriteAsync(buf);
            await c.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task P02_SocketAccept_IsReported() => Check("""
        void M(Socket listenSocket, byte[] buf)
        {
            var peer = {|HUP103:listenSocket.Accept()|};
            peer.Send(buf);
        }
        """);

    [Fact]
    public Task P02_SocketAcceptThatIsEnded_IsNotReported() => Check("""
        void M(Socket listenSocket, byte[] buf)
        {
            using var peer = listenSocket.Accept();
            using var scope = peer.AbortOnDispose();
            peer.Send(buf);
            peer.CloseGracefully();
        }
        """);

    // Peers demand that the result of an interface be disposed; by our contract it is borrowed, until the code disposes it or the member says [Owning].
    [Fact]
    public Task P03_InterfaceFactory_IsBorrowed_IsNotReported() => Check("""
        interface IDialer { TcpClient Connect(); }

        class Program
        {
            void M(IDialer d) { var c = d.Connect(); c.NoDelay = true; }
        }
        """);

    [Fact]
    public Task P04_TupleFactory_IsReported() => Check("""
        static (TcpClient, int) Get() => (new TcpClient("h", 1), 1);

        void M() { var (c, _) = {|HUP103:Get()|}; c.NoDelay = true; }
        """);

    [Fact]
    public Task P04_TupleFactoryThatIsEnded_IsNotReported() => Check("""
        static (TcpClient, int) Get() => (new TcpClient("h", 1), 1);

        void M() { var (c, _) = Get(); c.Close(); }
        """);

    [Fact]
    public Task P05_Array_IsReported() => Check("""
        void M()
        {
            var a = new[] { {|HUP103:new TcpClient("h", 1)|}, {|HUP103:new TcpClient("g", 1)|} };
            a[0].NoDelay = true;
        }
        """);

    [Fact]
    public Task P06_ForeachUsingAndHelper_IsNotReported() => Check("""
        void M(string[] hosts)
        {
            foreach (var h in hosts) { using var r = new StreamReader(h); Helper(r); }
        }

        static void Helper(TextReader p) { using var r = new StreamReader("x"); }
        """);

    [Fact]
    public Task P06_ForeachUsingAndHelperOverAConnection_IsNotReported() => Check("""
        void M(TcpListener listener, string[] greetings)
        {
            foreach (var greeting in greetings)
            {
                using var c = listener.AcceptTcpClient();
                using var scope = c.AbortOnDispose();
                Helper(c, greeting);
                c.CloseGracefully();
            }
        }

        static void Helper(TcpClient c, string greeting) { using var w = new StreamWriter(c.GetStream(), leaveOpen: true); w.Write(greeting); }
        """);

    [Fact]
    public Task P07_ForAndTryFinally_IsNotReported() => Check("""
        void M(Stream s)
        {
            for (; ; ) { var t = new TcpClient(); try { Work(); } finally { t.Dispose(); } }
            async Task Work() { using var _ = new BufferedStream(s); await Task.Yield(); }
        }
        """);

    [Fact]
    public Task P08_WrapperOnSuccessDisposeOnCatch_IsNotReported() => Check("""
        NetworkStream M(EndPoint ep)
        {
            Socket? s = null;
            try { s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Connect(ep); return new NetworkStream(s, ownsSocket: true); }
            catch { s?.Dispose(); throw; }
        }
        """);

    [Fact]
    public Task P09_OwnsSocket_IsNotReported() => Check("""
        void M()
        {
            var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Connect("h", 1);
            using var n = new NetworkStream(s, ownsSocket: true);
            n.Socket.Shutdown(SocketShutdown.Both);
        }
        """);

    [Fact]
    public Task P09_DoesNotOwnSocket_IsReported() => Check("""
        void M()
        {
            var s = {|HUP103:new Socket(SocketType.Stream, ProtocolType.Tcp)|}; s.Connect("h", 1);
            using var n = new NetworkStream(s, ownsSocket: false);
        }
        """);

    [Fact]
    public Task P10_BorrowedStream_IsNotReported() => Check("""
        void M(TcpClient client, byte[] buf, int n)
        {
            var s = client.GetStream(); s.Write(buf, 0, n);
            using var w = new StreamWriter(client.GetStream(), leaveOpen: true);
        }
        """);

    [Fact]
    public Task P03_InterfaceFactoryThatOwns_IsReported() => Check("""
        interface IDialer { [return: Owning] TcpClient Connect(); }

        class Program
        {
            void M(IDialer d) { var c = {|HUP103:d.Connect()|}; c.NoDelay = true; }
        }
        """);

}
