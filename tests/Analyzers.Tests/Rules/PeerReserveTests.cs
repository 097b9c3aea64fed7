using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>The reserve of patterns that other analyzers get wrong.</summary>
public class PeerReserveTests
{
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
    public Task Reserve_WrongFieldClosed_IsReported() => Check("""
        class Pair : IDisposable
        {
            private readonly TcpClient {|HUP103:_a|} = new("h", 1);
            private readonly TcpClient _b = new("g", 1);

            public void Dispose() { _b.Close(); _b.Close(); }
        }
        """);
}
