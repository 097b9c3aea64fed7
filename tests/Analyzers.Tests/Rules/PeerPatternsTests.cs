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
    public Task P11_ClosureEndsItLater_IsNotReported() => Check("""
        Action M()
        {
            var c = new TcpClient("h", 1);
            return () => { using (c) { c.NoDelay = true; c.Close(); } };
        }
        """);

    [Fact]
    public Task P12_OwningCollection_IsNotReported() => Check("""
        class OwnedConnections : System.Collections.ObjectModel.Collection<TcpClient>, IDisposable
        {
            public void Dispose() { foreach (var c in this) c.Close(); }
        }

        class Program
        {
            void M()
            {
                using var all = new OwnedConnections();
                all.Insert(0, new TcpClient("h", 1));
            }
        }
        """);

    [Fact]
    public Task P14_PrimaryConstructorBorrows_IsNotReported() => Check("""
        class Session(TcpClient c) : IDisposable { readonly TcpClient _c = c; public TcpClient C => _c; public void Dispose() { } }
        """);

    [Fact]
    public Task P15_SwapOfLocals_IsNotReported() => Check("""
        TcpClient M()
        {
            var a = new TcpClient(); var b = new TcpClient();
            a.Dispose(); a = b; return a;
        }
        """);

    [Fact]
    public Task P15_SwapOfConnectedLocals_IsNotReported() => Check("""
        TcpClient M()
        {
            var a = new TcpClient("h", 1); a.Close(); var b = new TcpClient("g", 1);
            a = b; return a;
        }
        """);

    [Fact]
    public Task P16_ReassignedAfterANullCheck_IsNotReported() => Check("""
        class Lazy : IDisposable
        {
            private TcpClient? _c;

            void M() { if (_c != null) return; else _c = new TcpClient(); }

            public void Dispose() => _c?.Close();
        }
        """);

    [Fact]
    public Task P17_ExplicitEndOnBothBranches_IsNotReported() => Check("""
        void M(bool ok)
        {
            var c = new TcpClient("h", 1);
            if (ok) c.Abort(); else c.Close();
        }
        """);

    [Theory]
    [InlineData("s.Close(0)")]
    public Task P17_CloseWithATimeout_IsNotReported(string close) => Check($$"""
        void M(Socket listener)
        {
            var s = listener.Accept();
            {{close}};
        }
        """);

    [Fact]
    public Task P18_AwaitUsingWithConfigureAwait_IsNotReported() => Check("""
        async Task M(Socket sock)
        {
            var s = new NetworkStream(sock, true);
            await using (s.ConfigureAwait(false))
            {
                await using var scope = sock.AbortOnDispose();
                await s.FlushAsync();
                await s.CloseGracefullyAsync();
            }
        }
        """);

    [Fact]
    public Task P19_TransferIntoAHandler_IsNotReported() => Check("""
        static async Task Handle(TcpClient c)
        {
            using (c)
            await using (c.AbortOnDispose())
            {
                await Work(c);
                await c.CloseGracefullyAsync();
            }
        }

        static async Task Work(TcpClient c) => await c.GetStream().WriteAsync(new byte[1]);

        void Loop(TcpListener l) { _ = Handle(l.AcceptTcpClient()); }
        """);

    [Fact]
    public Task P19_TransferIntoAHandlerThatForgetsIt_IsReported() => Check("""
        static async Task Handle(TcpClient c) => await Work(c);

        static async Task Work(TcpClient c) => await c.GetStream().WriteAsync(new byte[1]);

        void Loop(TcpListener l) { _ = Handle({|HUP103:l.AcceptTcpClient()|}); }
        """);

    [Fact]
    public Task P20_ExceptionPathOnly_IsReported() => Check("""
        void M(byte[] buf, int n)
        {
            var c = {|HUP104:new TcpClient("h", 1)|};
            c.GetStream().Write(buf, 0, n);
            {|HUP101:c.Dispose()|};
        }
        """);

    [Fact]
    public Task P20_ExceptionPathOnlyWithUsing_IsReported() => Check("""
        void M(byte[] buf, int n)
        {
            using var {|HUP102:c|} = new TcpClient("h", 1);
            c.GetStream().Write(buf, 0, n);
            c.Close();
        }
        """);

    [Fact]
    public Task Reserve_InterlockedExchange_IsNotReported() => Check("""
        class Session : IDisposable
        {
            private TcpClient? _c = new("h", 1);

            public void Dispose() => Interlocked.Exchange(ref _c, null)?.Close();
        }
        """);

    [Fact]
    public Task Reserve_NullResultKeepsOwnership_IsNotReported() => Check("""
        static Stream? TryWrap(TcpClient c) => c.Connected ? c.GetStream() : null;

        Stream? M()
        {
            var c = new TcpClient("h", 1);
            var s = TryWrap(c);
            if (s == null) { c.Close(); return null; }
            return s;
        }
        """);

    [Fact]
    public Task Reserve_EndedInAnEventHandler_IsNotReported() => Check("""
        class Source { public event EventHandler? Done; public void Raise() => Done?.Invoke(this, EventArgs.Empty); }

        class Program
        {
            void M(Source source)
            {
                var c = new TcpClient("h", 1);
                source.Done += (_, _) => c.Close();
            }
        }
        """);

    [Fact]
    public Task Reserve_OldOneCopiedToALocal_IsNotReported() => Check("""
        class Link
        {
            private TcpClient? _c;

            public void Reconnect()
            {
                var old = _c;
                _c = new TcpClient("h", 1);
                old?.Close();
            }

            public void Stop() => _c?.Close();
        }
        """);

    [Fact]
    public Task Reserve_Reconnect_IsNotReported() => Check("""
        class Link
        {
            private TcpClient _c = new();

            public void Reconnect()
            {
                _c.Close();
                _c = new TcpClient();
                _c.Connect("h", 1);
            }

            public void Stop() => _c.Close();
        }
        """);

    [Fact]
    public Task Reserve_TryFinallyWithoutCatch_IsNotReported() => Check("""
        void M(byte[] buf)
        {
            TcpClient? c = null;
            try { c = new TcpClient("h", 1); c.GetStream().Write(buf); c.CloseGracefully(); }
            finally { c?.Abort(); }
        }
        """);

    [Fact]
    public Task Reserve_RecursionOnIDisposable_DoesNotOverflow() => Check("""
        void M(IDisposable p) => M(p);
        """);

    [Fact]
    public Task P13_TupleDeconstructedOnTheOtherBranch_IsNotReported() => Check("""
        static (TcpClient, int) Get() => (new TcpClient("h", 1), 1);

        TcpClient M(int x)
        {
            TcpClient y; if (x == 0) y = new TcpClient("h", 1); else (y, _) = Get();
            return y;
        }
        """);

    [Fact]
    public Task Reserve_WrongFieldClosed_IsReported() => Check("""
        class Pair : IDisposable
        {
            private readonly TcpClient {|HUP103:_a|} = new("h", 1);
            private readonly TcpClient _b = new("g", 1);

            public void Dispose() { _b.Close(); _b.Close(); }
        }
        """);
}
