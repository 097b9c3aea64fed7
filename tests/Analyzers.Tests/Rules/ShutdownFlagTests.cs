using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>A flag that one member sets beside a shutdown tells the others what they dispose.</summary>
public class ShutdownFlagTests
{
    private static string Line(string members) => $$"""
        sealed class Line : IDisposable
        {
            private readonly TcpClient _peer;
            private bool _said;

            public Line(TcpClient peer) => _peer = peer;

            public void Say() => _peer.Client.Send(new byte[1]);

            {{members}}
        }
        """;

    [Theory]
    [InlineData("if (_said) _peer.Dispose(); else _peer.Client.Close(0);")]
    [InlineData("if (!_said) { _peer.Client.Close(0); return; } _peer.Dispose();")]
    [InlineData("if (!_said) Finish(); _peer.Dispose();")]
    [InlineData("if (_said == false) _peer.Client.Shutdown(SocketShutdown.Both); _peer.Dispose();")]
    public Task FlagOfTheShutdown_IsNotReported(string end) => Check(Line($$"""
        public void Finish()
        {
            _peer.Client.Shutdown(SocketShutdown.Send);
            _said = true;
        }

        public void Dispose() { {{end}} }
        """));

    private static string Track(string dispose) => $$"""
        enum Phase : byte { Idle, Running, Over }

        sealed class Track : IDisposable
        {
            private readonly Socket _train = new(SocketType.Stream, ProtocolType.Tcp);
            private Phase _phase;

            public void Run(EndPoint station)
            {
                _train.Connect(station);
                _train.Send(new byte[1]);
                _phase = Phase.Running;
            }

            public void Stop()
            {
                if (_phase != Phase.Running)
                    return;
                _train.Shutdown(SocketShutdown.Both);
                _train.Close();
                _phase = Phase.Over;
            }

            public void Dispose()
            {
                {{dispose}}
            }
        }
        """;

    [Theory]
    [InlineData("Stop(); _train.Dispose();")]
    [InlineData("if (_phase == Phase.Running) Stop(); _train.Dispose();")]
    [InlineData("if (_phase is Phase.Over) _train.Dispose();")]
    [InlineData("if (Phase.Running != _phase) _train.Dispose();")]
    public Task PhaseThatIsSetWhereItEnds_IsNotReported(string dispose) => Check(Track(dispose));

    [Theory]
    [InlineData("{|HUP101:_train.Dispose()|};")]
    [InlineData("if (_phase == Phase.Running) {|HUP101:_train.Dispose()|};")]
    public Task PhaseThatIsSetElsewhere_IsReported(string dispose) => Check(Track(dispose));

    [Fact]
    public Task FlagSetAroundAGuardedShutdown_IsNotReported() => Check(Line("""
        public bool IsSaid => _said;

        public void Finish()
        {
            try
            {
                _peer.Client.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException)
            {
            }

            _said = true;
        }

        public void Dispose()
        {
            if (IsSaid)
            {
                _peer.Dispose();
            }
            else
            {
                _peer.Client.Close(0);
            }
        }
        """));

    [Fact]
    public Task FlagSetInSeveralPlaces_IsNotBelievedEither_IsNotReported() => Check(Line("""
        public void Finish()
        {
            _peer.Client.Shutdown(SocketShutdown.Send);
            _said = true;
        }

        public void Skip() => _said = true;

        public void Dispose()
        {
            if (_said)
            {
                _peer.Dispose();
            }
        }
        """));

    [Fact]
    public Task FlagOfSomethingElse_IsReported() => Check(Line("""
        public void Finish()
        {
            Console.WriteLine("finished");
            _said = true;
        }

        public void Dispose()
        {
            if (_said)
            {
                {|HUP101:_peer.Dispose()|};
            }
        }
        """));

    [Fact]
    public Task FlagOfAFailure_IsReported() => Check(Line("""
        public void Greet()
        {
            try
            {
                _peer.Client.Send(new byte[1]);
                _said = true;
            }
            catch (SocketException)
            {
                _peer.Client.Close(0);
            }
        }

        public void Dispose()
        {
            if (_said)
            {
                {|HUP101:_peer.Dispose()|};
            }
        }
        """));

    [Fact]
    public Task OtherAnswerOfTheFlag_IsReported() => Check(Line("""
        public void Finish()
        {
            _peer.Client.Shutdown(SocketShutdown.Send);
            _said = true;
        }

        public void Dispose()
        {
            if (!_said)
            {
                {|HUP101:_peer.Dispose()|};
            }
        }
        """));

    private static string Latch(string guard) => $$"""
        sealed class Latch(Socket wire) : IDisposable
        {
            private readonly Socket _wire = wire;
            private int _isShut;

            public void Say() => _wire.Send(new byte[1]);

            public void Close()
            {
                {{guard}}
                _wire.Shutdown(SocketShutdown.Both);
                _wire.Close();
            }

            public void Dispose()
            {
                Close();
                {|#0:_wire.Dispose()|};
            }
        }
        """;

    /// <summary>Whoever comes second finds it ended.</summary>
    [Theory]
    [InlineData("if (Interlocked.Exchange(ref _isShut, 1) != 0) return;")]
    [InlineData("if (Interlocked.Exchange(ref _isShut, 1) == 1) return;")]
    [InlineData("if (Interlocked.CompareExchange(ref _isShut, 1, 0) != 0) { Console.WriteLine(); return; }")]
    public Task LatchThatOnlyTheFirstPasses_IsNotReported(string guard) => Check(Latch(guard));

    [Theory]
    [InlineData("if (Interlocked.Exchange(ref _isShut, 1) == 0) return;")]
    [InlineData("if (Interlocked.Increment(ref _isShut) > 5) return;")]
    public Task LatchOfAnotherKind_IsReported(string guard) => Check(Latch(guard).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));
}
