using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A method of the type, or a helper by <c>ref</c>, leaves nothing in the field: what its caller disposes then is not there.</summary>
public class LeftEmptyTests
{
    private static string Phone(string hangUp) => $$"""
        sealed class Phone : IDisposable
        {
            private TcpClient? _line;

            public void Dial(string number)
            {
                _line = new TcpClient(number, 5060);
                _line.GetStream().WriteByte(1);
            }

            public void HangUp()
            {
                {{hangUp}}
            }

            public void Dispose()
            {
                HangUp();
                MARK;
            }
        }
        """;

    [Theory]
    [InlineData("if (_line == null) return; _line.Close(); _line = null;")]
    [InlineData("_line?.Close(); _line = null;")]
    [InlineData("var line = _line; _line = null; line?.Close();")]
    [InlineData("try { _line?.Client.Shutdown(SocketShutdown.Both); } finally { _line?.Close(); _line = null; }")]
    public Task DisposedWhereNothingIsLeft_IsNotReported(string hangUp) => Check(Phone(hangUp).Replace("MARK", "_line?.Dispose()", StringComparison.Ordinal));

    [Theory]
    [InlineData("if (DateTime.Now.Hour > 8) return; _line?.Close(); _line = null;")]
    [InlineData("_line = new TcpClient(\"exchange\", 1); _line.GetStream().WriteByte(2);")]
    public Task DisposedWhereOneMayBeLeft_IsReported(string hangUp) => Check(Phone(hangUp).Replace("MARK", "{|HUP101:_line?.Dispose()|}", StringComparison.Ordinal));

    private static string Pump(string call) => $$"""
        sealed class Pump : IAsyncDisposable
        {
            private Socket? _hose = new(SocketType.Stream, ProtocolType.Tcp);

            public void Start(EndPoint well)
            {
                _hose!.Connect(well);
                _hose.Send(new byte[1]);
            }

            private static void Empty(ref Socket? hose)
            {
                hose?.Shutdown(SocketShutdown.Both);
                hose?.Close();
                hose = null;
            }

            public async Task Stop()
            {
                await Task.Delay(1);
                Empty(ref _hose);
            }

            public async ValueTask DisposeAsync()
            {
                {{call}}
                MARK;
            }
        }
        """;

    [Theory]
    [InlineData("await Stop();")]
    [InlineData("await Task.Yield(); Empty(ref _hose);")]
    public Task DisposedAfterAHelperByRef_IsNotReported(string call) => Check(Pump(call).Replace("MARK", "_hose?.Dispose()", StringComparison.Ordinal));

    [Fact]
    public Task DisposedWhileTheTaskRuns_IsReported() => Check(Pump("_ = Stop(); await Task.Yield();").Replace("MARK", "{|HUP101:_hose?.Dispose()|}", StringComparison.Ordinal));

    private static string Ferry(string mayday) => $$"""
        sealed class Ferry
        {
            private TcpClient? _rope;
            private bool _isSunk;

            public void Moor(string pier)
            {
                try
                {
                    _rope = MARK;
                    _rope.GetStream().WriteByte(1);
                }
                catch (IOException)
                {
                    Mayday();
                    _rope = null;
                    throw;
                }
            }

            private void Mayday()
            {
                {{mayday}}
            }

            public void Arrive() => _rope?.Client.Close(0);
        }
        """;

    [Fact]
    public Task FieldThatItsTypeMayHaveEndedBefore_IsNotReported() =>
        Check(Ferry("if (_isSunk) return; _isSunk = true; _rope?.Client.Close(0);").Replace("MARK", "new TcpClient(pier, 1)", StringComparison.Ordinal));

    [Fact]
    public Task FieldThatItsTypeLeaves_IsReported() =>
        Check(Ferry("if (_isSunk) return; _isSunk = _rope?.Connected == true;").Replace("MARK", "{|HUP104:new TcpClient(pier, 1)|}", StringComparison.Ordinal));
}
