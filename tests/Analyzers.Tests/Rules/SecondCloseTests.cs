using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Behind the close of the socket under it, by whatever name, a field's close does nothing any more.</summary>
public class SecondCloseTests
{
    private static string Lamp(string put, string release) => $$"""
        sealed class Lamp
        {
            private Socket? _plug;
            private NetworkStream? _cord;

            public Socket Plug => _plug ?? throw new InvalidOperationException();

            public void Light(EndPoint wall)
            {
                _plug = new Socket(SocketType.Stream, ProtocolType.Tcp);
                _plug.Connect(wall);
                _cord = {{put}};
                _cord.WriteByte(1);
            }

            private static void Release(Socket plug)
            {
                {{release}}
            }

            public void PutOut()
            {
                if (_plug != null)
                {
                    Release(_plug);
                    _plug = null;
                }

                if (_cord != null)
                {
                    MARK;
                    _cord = null;
                }
            }
        }
        """;

    [Theory]
    [InlineData("new NetworkStream(Plug, true)")]
    [InlineData("new NetworkStream(_plug, true)")]
    public Task StreamOverASocketThatHasEnded_IsNotReported(string put) =>
        CheckEveryRule(Lamp(put, "plug.Shutdown(SocketShutdown.Send); plug.Close();").Replace("MARK", "_cord.Close()", StringComparison.Ordinal));

    [Fact]
    public Task StreamOverASocketThatIsInUse_IsReported() =>
        CheckEveryRule(Lamp("new NetworkStream(Plug, true)", "plug.Send(new byte[1]);").Replace("MARK", "{|HUP303:_cord.Close()|}", StringComparison.Ordinal));

    private static string Phone(string end) => $$"""
        private TcpClient? _line;
        private Stream? _sound;
        private StreamWriter? _pen;
        private StreamReader? _other;

        void Call(string host, string path)
        {
            _line = new TcpClient(host, 7);
            _sound = _line.GetStream();
            _pen = new StreamWriter(_sound);
            _other = new StreamReader(path);
        }

        void HangUp()
        {
            {{end}}
        }
        """;

    [Theory]
    [InlineData("_pen!.Close(); _line!.Close();")]
    [InlineData("_pen?.Dispose(); _sound = null; if (_line != null) { _line.Close(); }")]
    [InlineData("_sound!.Close(); _line!.Close();")]
    public Task BehindTheCloseOfWhatLiesOnTop_IsNotReported(string end) => CheckEveryRule(Phone(end));

    [Theory]
    [InlineData("_other!.Close(); {|HUP303:_line!.Close()|};")]
    [InlineData("_pen!.Flush(); {|HUP303:_line!.Close()|}; _pen.Close();")]
    public Task BehindTheCloseOfSomethingElse_IsReported(string end) => CheckEveryRule(Phone(end));
}
