using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What members, and calls that may fail, only just are taken for: mutants have shown that nothing else asks for it.</summary>
public class NearMissMemberTests
{
    [Theory]
    [InlineData("_peer.GetStream().Write(data)")]
    [InlineData("_peer.Client.Send(data)")]
    [InlineData("_peer!.Client.Poll(1, SelectMode.SelectRead)")]
    [InlineData("_peer.Client.EndReceive(null!)")]
    [InlineData("_peer.NoDelay = true")]
    [InlineData("this._peer.GetStream().Flush()")]
    [InlineData("if (_peer != null) return")]
    [InlineData("if (_peer is null) return")]
    [InlineData("if (_peer is not null) return")]
    [InlineData("var count = _peer.Available")]
    [InlineData("_peer = null")]
    [InlineData("_stream = _peer.GetStream(); _stream.WriteByte(1)")]
    public Task MemberThatNoMentionCouldEnd_IsReported(string mention) => CheckField("{|HUP103:_peer|}", mention);

    [Theory]
    [InlineData("Console.WriteLine(_peer)")]
    [InlineData("var other = _peer")]
    [InlineData("_peer.Client.Close()")]
    [InlineData("_peer.GetStream().Close()")]
    [InlineData("_peer.GetStream().CopyTo(Stream.Null)")]
    [InlineData("_peer?.Client?.Close()")]
    [InlineData("_peer!.Close()")]
    [InlineData("Action end = _peer.Client.Close; end()")]
    [InlineData("if (_peer is { } known) known.Close()")]
    [InlineData("Action end = _peer.Close; end()")]
    [InlineData("_stream = _peer.GetStream(); _stream.Close()")]
    [InlineData("_stream = _peer.GetStream(); Console.WriteLine(_stream)")]
    public Task MemberThatAMentionMayEnd_IsNotReported(string mention) => CheckField("_peer", mention);

    [Theory]
    [InlineData("5")]
    [InlineData("data.Length")]
    [InlineData("(int)5L")]
    [InlineData("TimeSpan.Zero")]
    [InlineData("s_wait")]
    public Task DelayOfATimeThatIsVisiblyFine_CannotFail(string time) => CheckDelay("listener.AcceptTcpClient()", time);

    [Theory]
    [InlineData("wait")]
    [InlineData("_wait")]
    [InlineData("Next()")]
    [InlineData("data[0]")]
    [InlineData("TimeSpan.FromSeconds(wait)")]
    public Task DelayOfAnyOtherTime_MayFail(string time) => CheckDelay("{|HUP104:listener.AcceptTcpClient()|}", time);

    [Theory]
    [InlineData("{|HUP205:socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))|}")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, {|HUP302:new LingerOption(true, 1)|})")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(false, 0))")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.DontLinger, true)")]
    [InlineData("socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true)")]
    public Task OptionOfASocket_CountsByItsName(string set) => Check($$"""
        void Send(Socket socket, byte[] data)
        {
            {{set}};
            socket.Send(data);
            socket.Close();
        }
        """);

    [Theory]
    [InlineData("_count++;")]
    [InlineData("_last = data;")]
    [InlineData("Console.WriteLine(data.Length);")]
    [InlineData("Console.WriteLine(nameof(data));")]
    [InlineData("_log.LogLine(_count);")]
    [InlineData("_run = () => throw new IOException();")]
    [InlineData("if (_count > 0) return; _last = null;")]
    public Task CallOfWhatOnlyAssigns_CannotFail(string body) => CheckCall("listener.AcceptTcpClient()", body);

    [Theory]
    [InlineData("_run();")]
    [InlineData("_last = new Server()._last;")]
    [InlineData("_count = data[0];")]
    [InlineData("throw new IOException();")]
    [InlineData("_last = data ?? throw new IOException();")]
    [InlineData("foreach (var one in data) _count += one;")]
    [InlineData("using (var file = _file) _count++;")]
    [InlineData("_log.Open(_count);")]
    [InlineData("Console.WriteLine(new List<int>());")]
    [InlineData("_other.LogLine(_count);")]
    [InlineData("File.WriteAllBytes(\"last\", data);")]
    public Task CallOfWhatDoesMore_MayFail(string body) => CheckCall("{|HUP104:listener.AcceptTcpClient()|}", body);

    [Fact]
    public Task FieldThatIsUsedWhereItIsEnded_IsCutShort() => Check("""
        class Line
        {
            private readonly TcpClient _peer;

            public Line(TcpClient peer) => _peer = peer;

            public void Send(byte[] data)
            {
                try
                {
                    _peer.GetStream().Write(data);
                    _peer.CloseGracefully();
                }
                finally
                {
                    {|HUP102:_peer.Dispose()|};
                }
            }
        }
        """);

    private static Task CheckField(string name, string mention) => Check($$"""
        class Server
        {
            private TcpClient? {{name}};
            private Stream? _stream;

            public void Accept(TcpListener listener) => _peer = listener.AcceptTcpClient();

            public void Go(byte[] data)
            {
                if (_stream == null)
                {
                    {{mention}};
                }
            }
        }
        """);

    private static Task CheckDelay(string accept, string time) => Check($$"""
        class Server
        {
            private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);
            private TimeSpan _wait = TimeSpan.FromSeconds(-2);

            public async Task Serve(TcpListener listener, byte[] data, int wait)
            {
                _wait = TimeSpan.FromSeconds(wait);
                var client = {{accept}};
                await Task.Delay({{time}});
                client.Abort();
            }

            private static int Next() => throw new InvalidOperationException();
        }
        """);

    private static Task CheckCall(string accept, string body) => Check($$"""
        class Log
        {
            public void LogLine(int count) => File.AppendAllText("log", "line");
            public void Open(int count) => File.AppendAllText("log", "open");
        }

        class Server
        {
            private readonly Log _log = new();
            private readonly Log _other = new();
            private readonly FileStream? _file;
            private Action _run = () => { };
            private byte[]? _last;
            private int _count;

            public void Serve(TcpListener listener, byte[] data)
            {
                var client = {{accept}};
                Note(data);
                client.Abort();
            }

            private void Note(byte[] data)
            {
                {{body}}
            }
        }
        """);
}
