using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A connection that was dialed, and is not wanted any more before anything was exchanged over it.</summary>
public class OnlyDialedTests
{
    private const string Dialer = """
        interface IDialer { Task<Socket> ConnectAsync(EndPoint there); TcpClient DialUp(string host); Task<TcpClient> TakeAsync(EndPoint there); }

        private readonly IDialer _dialer = null!;
        private Socket? _wire;
        private bool _isOver;

        """;

    [Fact]
    public Task OfADialerThatIsNotSeen_IsNotReported() => Check(Dialer + """
        async Task Open(EndPoint there)
        {
            var wire = await _dialer.ConnectAsync(there).ConfigureAwait(false);
            if (_isOver)
                wire.Dispose();
            else
                _wire = wire;
        }

        void Open(string host)
        {
            var line = _dialer.DialUp(host);
            if (_isOver)
            {
                line.Dispose();
                return;
            }

            line.GetStream().WriteByte(1);
            line.Close();
        }
        """);

    [Fact]
    public Task OfADialerThatIsNotSeen_AndUsed_IsReported() => Check(Dialer + """
        async Task Open(EndPoint there)
        {
            var wire = await _dialer.ConnectAsync(there);
            wire.Send(new byte[1]);
            {|HUP101:wire.Dispose()|};
        }
        """);

    [Fact]
    public Task OfSomethingElse_IsReported() => Check(Dialer + """
        async Task Open(EndPoint there)
        {
            var wire = await _dialer.TakeAsync(there);
            if (_isOver)
                {|HUP101:wire.Dispose()|};
            else
                _wire = wire.Client;
        }
        """);

    private static string Keep(string between) => Dialer + $$"""
        async Task Open(EndPoint there)
        {
            _wire = await _dialer.ConnectAsync(there);
            {{between}}
            if (_isOver)
            {
                {|#0:_wire.Dispose()|};
                throw new InvalidOperationException();
            }
        }

        void Greet(Socket wire) => wire.Send(new byte[1]);

        void Stop()
        {
            _wire?.Shutdown(SocketShutdown.Both);
            _wire?.Close();
        }
        """;

    [Fact]
    public Task PutIntoAField_IsNotReported() => Check(Keep(""));

    [Theory]
    [InlineData("_wire.Send(new byte[3]);")]
    [InlineData("Greet(_wire);")]
    public Task PutIntoAField_AndUsed_IsReported(string use) => Check(Keep(use).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    [Fact]
    public Task DialedHereAndPutIntoAField_IsNotReported() => Check("""
        private TcpClient? _line;

        void Open(string host, CancellationToken token)
        {
            _line = new TcpClient(host, 7);
            if (token.IsCancellationRequested)
            {
                _line.Dispose();
                _line = null;
                return;
            }

            _line.GetStream().WriteByte(1);
        }

        void Stop() => _line?.Close();
        """);

    [Fact]
    public Task LoserOfARace_IsNotReported() => Check("""
        private TcpClient? _line;

        void Open(string host)
        {
            var line = new TcpClient(host, 7);
            if (Interlocked.CompareExchange(ref _line, line, null) != null)
                line.Dispose();
        }

        static async Task<Socket> First(List<Task<Socket>> dialing)
        {
            var first = await Task.WhenAny(dialing);
            foreach (var other in dialing)
            {
                if (other != first)
                    _ = other.ContinueWith(late => late.Result.Dispose(), TaskContinuationOptions.OnlyOnRanToCompletion);
            }

            return await first;
        }

        void Stop() => _line?.Close();
        """);

    [Fact]
    public Task ResultOfSomeTaskThatIsUsed_IsReported() => Check("""
        static async Task Greet(Task<Socket> dialing)
        {
            var wire = await dialing;
            wire.Send(new byte[1]);
            {|HUP101:wire.Dispose()|};
        }
        """);

    [Fact]
    public Task ProbeByWayOfATimeout_IsNotReported() => Check(Dialer + """
        static async Task<T> InTime<T>(Func<CancellationToken, Task<T>> work, CancellationToken token) => await work(token);

        async Task Probe(EndPoint there, CancellationToken token)
        {
            using (var wire = await InTime(late => _dialer.ConnectAsync(there), token))
            {
            }
        }
        """);

    [Theory]
    [InlineData("Close", "wire.Dispose()")]
    [InlineData("Leave", "{|HUP101:wire.Dispose()|}")]
    public Task ExtensionThatIsTheClose_SaysHowItEnds(string name, string end) => Check($$"""
        static class Ends { public static void {{name}}(this Socket wire) => {{end}}; }
        """);
}
