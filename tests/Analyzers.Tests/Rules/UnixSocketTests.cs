using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A Unix-domain socket has no reset: there is nothing to choose, but it must be ended.</summary>
public class UnixSocketTests
{
    [Theory]
    [InlineData("new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)", "new UnixDomainSocketEndPoint(path)")]
    [InlineData("new Socket(SocketType.Stream, ProtocolType.Unspecified)", "new UnixDomainSocketEndPoint(path)")]
    [InlineData("new Socket(AddressFamily.Unix, SocketType.Stream, 0)", "where")]
    public Task Disposed_IsNotReported(string socket, string end) => Check($$"""
        void Ask(string path, EndPoint where)
        {
            using var line = {{socket}};
            line.Connect({{end}});
            line.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task FamilyOfItsEndPoint_IsNotReported() => Check("""
        async Task Ask(string path)
        {
            var where = new UnixDomainSocketEndPoint(path);
            using var line = new Socket(where.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
            await line.ConnectAsync(where);
            await line.SendAsync(new byte[1]);
        }
        """);

    [Fact]
    public Task FamilyThatMayBeAny_IsReported() => Check("""
        void Ask(EndPoint where)
        {
            using var {|HUP101:line|} = new Socket(where.AddressFamily, SocketType.Stream, ProtocolType.Unspecified);
            line.Connect(where);
            line.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task ArmedAndClosedByItsStream_IsNotReported() => Check("""
        void Ask(string path)
        {
            using var line = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            line.Connect(new UnixDomainSocketEndPoint(path));
            line.LingerState = new LingerOption(true, 0);
            using var stream = new NetworkStream(line, ownsSocket: true);
            stream.WriteByte(1);
        }
        """);

    [Fact]
    public Task NeverEnded_IsReported() => Check("""
        void Ask(string path)
        {
            var line = {|HUP103:new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)|};
            line.Connect(new UnixDomainSocketEndPoint(path));
            line.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task PlainClose_IsReported() => Check("""
        void Ask(string path)
        {
            var line = {|HUP104:new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)|};
            line.Connect(new UnixDomainSocketEndPoint(path));
            line.Send(new byte[1]);
            {|HUP303:line.Close()|};
        }
        """);

    [Fact]
    public Task AcceptedFromAUnixListener_IsNotReported() => Check("""
        void Serve(string path)
        {
            using var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            door.Bind(new UnixDomainSocketEndPoint(path));
            door.Listen(1);
            using var guest = door.Accept();
            guest.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task MadeByAFactory_IsNotReported() => Check("""
        void Ask(string path)
        {
            using var line = Dial(path);
            line.Send(new byte[1]);
        }

        static Socket Dial(string path)
        {
            var line = Make();
            try
            {
                line.Connect(new UnixDomainSocketEndPoint(path));
                return line;
            }
            catch
            {
                line.Dispose();
                throw;
            }
        }

        static Socket Make() => new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        """);

    [Fact]
    public Task InAField_IsNotReported() => Check("""
        sealed class Docker : IDisposable
        {
            private readonly Socket _line = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

            public void Ask() => _line.Send(new byte[1]);

            public void Dispose() => _line.Dispose();
        }
        """);

    [Fact]
    public Task FieldThatIsSometimesTcp_IsReported() => Check("""
        sealed class Daemon : IDisposable
        {
            private readonly Socket _line;

            public Daemon(bool isLocal) =>
                _line = isLocal ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

            public void Ask() => _line.Send(new byte[1]);

            public void Dispose() => {|HUP101:_line.Dispose()|};
        }
        """);
}
