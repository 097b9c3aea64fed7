using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>The patterns that other analyzers get wrong, the later half: who owns what, and which end it gets.</summary>
public class PeerOwnershipPatternsTests
{
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
    public Task P13_TupleDeconstructedOnTheOtherBranch_IsNotReported() => Check("""
        static (TcpClient, int) Get() => (new TcpClient("h", 1), 1);

        TcpClient M(int x)
        {
            TcpClient y; if (x == 0) y = new TcpClient("h", 1); else (y, _) = Get();
            return y;
        }
        """);
}
