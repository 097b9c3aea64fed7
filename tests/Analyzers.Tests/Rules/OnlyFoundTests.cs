using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A member that ends a field, and has seen nothing of it but that it is there: what others do with it speaks louder.</summary>
public class OnlyFoundTests
{
    private static string Kite(string stop) => $$"""
        sealed class Kite
        {
            private const int Down = 0, Up = 1;

            private Socket? _string;
            private int _where;

            public void Fly(EndPoint wind)
            {
                Interlocked.Exchange(ref _where, Up);
                Cut();
                _string = new Socket(SocketType.Stream, ProtocolType.Tcp);
                _string.Connect(wind);
                _string.Send(new byte[1]);
            }

            public void Land()
            {
                if (Interlocked.CompareExchange(ref _where, Down, Up) != Up)
                    return;
                {{stop}}
                Cut();
            }

            private void Reel()
            {
                if (_string is { Connected: true })
                    _string.Shutdown(SocketShutdown.Send);
            }

            private void Cut()
            {
                try
                {
                    {|#0:_string?.Dispose()|};
                }
                finally
                {
                    _string = null;
                }
            }
        }
        """;

    [Fact]
    public Task DisposedByAHelperThatIsCalledAfterAShutdown_IsNotReported() => Check(Kite("Reel();"));

    [Fact]
    public Task DisposedByAHelperThatIsCalledAfterNothing_IsReported() => Check(Kite("").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    private static string Ferry(string sail) => $$"""
        sealed class Ferry
        {
            private TcpClient? _rope;

            public void Sail(string shore)
            {
                {{sail}}
            }

            public void Leave(string shore) => _rope = new TcpClient(shore, 7);

            public void Wave() => _rope?.GetStream().WriteByte(1);

            public void Moor() => _rope?.Close();
        }
        """;

    [Theory]
    [InlineData("_rope?.Dispose(); _rope = new TcpClient(shore, 7);")]
    [InlineData("if (_rope != null) { _rope.Dispose(); _rope = null; } _rope = new TcpClient(); _rope.Connect(shore, 7);")]
    [InlineData("while (_rope is null) { try { this._rope?.Dispose(); this._rope = new TcpClient(shore, 7); } catch (SocketException) { } }")]
    public Task DisposedToMakeRoomForAnother_IsNotReported(string sail) => Check(Ferry(sail));

    [Theory]
    [InlineData("_rope = new TcpClient(shore, 7); _rope.GetStream().WriteByte(1); {|HUP101:_rope.Dispose()|};")]
    [InlineData("_rope!.GetStream().WriteByte(1); {|HUP101:_rope.Dispose()|}; _rope = new TcpClient(shore, 7);")]
    [InlineData("{|HUP101:_rope?.Dispose()|}; _rope = null;")]
    [InlineData("} public void Close() { {|HUP101:_rope?.Dispose()|}; _rope = new TcpClient();")]
    [InlineData("} public void Take(TcpClient other) { {|HUP101:_rope?.Dispose()|}; _rope = other;")]
    public Task DisposedOtherwise_IsReported(string sail) => Check(Ferry(sail));

    private static string Crane(string option, string arm) => $$"""
        static class Hooks
        {
            public static void Fix(Socket cable) => Tighten(cable);

            private static void Tighten(Socket cable) => {{option}};
        }

        sealed class Crane : IDisposable
        {
            private readonly Socket _cable = new(SocketType.Stream, ProtocolType.Tcp);

            public Crane(EndPoint load)
            {
                {{arm}}
                _cable.Connect(load);
            }

            public void Lift() => _cable.Send(new byte[1]);

            public void Dispose() => {|#0:_cable.Dispose()|};
        }
        """;

    [Fact]
    public Task ResetByAHelperOfAnotherClass_IsNotReported() => Check(Crane("cable.LingerState = new LingerOption(true, 0)", "Hooks.Fix(_cable);"));

    [Theory]
    [InlineData("cable.NoDelay = true", "Hooks.Fix(_cable);")]
    [InlineData("cable.LingerState = new LingerOption(true, 0)", "")]
    public Task HelperThatSetsSomethingElse_IsReported(string option, string arm) => Check(Crane(option, arm).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));

    private static string Band(string made, string dispose) => $$"""
        sealed class Drum(TcpClient skin)
        {
            public void Beat() => skin.GetStream().WriteByte(1);

            public void Stop() => skin.Close();
        }

        sealed class Band : IDisposable
        {
            private readonly TcpClient _skin;
            private readonly Drum _drum;
            private readonly Stopwatch _clock = new();

            public Band(string stage)
            {
                _skin = new TcpClient(stage, 7);
                _drum = {{made}};
            }

            public void Play() => _drum.Beat();

            public void Dispose()
            {
                {{dispose}}
            }
        }

        sealed class Stopwatch
        {
            public void Stop() { }
        }
        """;

    [Theory]
    [InlineData("_drum.Stop(); _skin.Dispose();")]
    [InlineData("this._drum?.Stop(); _clock.Stop(); this._skin.Dispose();")]
    public Task DisposedBehindTheEndOfWhatHasItToo_IsNotReported(string dispose) => Check(Band("new Drum(_skin)", dispose));

    [Theory]
    [InlineData("_drum.Beat(); {|HUP101:_skin.Dispose()|};")]
    [InlineData("_clock.Stop(); {|HUP101:_skin.Dispose()|};")]
    [InlineData("{|HUP101:_skin.Dispose()|}; _drum.Stop();")]
    public Task DisposedBehindTheEndOfSomethingElse_IsReported(string dispose) => Check(Band("new Drum(_skin)", dispose));

    private static string Lamp(string dispose, string access = "protected virtual") => $$"""
        public class Lamp : IDisposable
        {
            private TcpClient? _cord;

            public void Light(string wall)
            {
                _cord = new TcpClient(wall, 7);
                _cord.GetStream().WriteByte(1);
            }

            public void Close() => _cord?.Close();

            private void Look() => Console.WriteLine(_cord?.Available);

            public void Dispose()
            {
                {{dispose}}
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            ~Lamp() => Dispose(false);

            {{access}} void Dispose(bool disposing)
            {
                if (disposing)
                    {|#0:_cord?.Dispose()|};
            }
        }
        """;

    [Theory]
    [InlineData("protected virtual")]
    [InlineData("private")]
    public Task DisposedByWhatIsCalledAfterAClose_IsNotReported(string access) => Check(Lamp("Close();", access));

    [Theory]
    [InlineData("")]
    [InlineData("Look();")]
    public Task DisposedByWhatIsCalledAfterNothing_IsReported(string dispose) => Check(Lamp(dispose).Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));
}
