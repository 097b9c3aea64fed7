using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Types derived from connections follow the arguments of their base constructors.</summary>
public class DerivedTypeTests
{
    private static string Parrot(string leave) => $$"""
        sealed class Parrot : TcpClient
        {
            private string? _word;

            public void Leave()
            {
                {{leave}}
            }

            protected override void Dispose(bool disposing)
            {
                _word = null;
                base.Dispose(disposing);
            }
        }

        sealed class Echo(Socket wall) : NetworkStream(wall, true)
        {
            protected override void Dispose(bool disposing) => base.Dispose(disposing);
        }

        void Teach(string host)
        {
            var parrot = MARK;
            try
            {
                parrot.Connect(host, 1);
                parrot.GetStream().WriteByte(1);
            }
            catch
            {
                parrot.Client.Close(0);
                throw;
            }

            parrot.Leave();
        }
        """;

    [Theory]
    [InlineData("Client.Shutdown(SocketShutdown.Both); Close();")]
    [InlineData("Client.Close(0);")]
    public Task ConnectionThatItsOwnMethodEnds_IsNotReported(string leave) => Check(Parrot(leave).Replace("MARK", "new Parrot()", StringComparison.Ordinal));

    [Fact]
    public Task ConnectionThatItsOwnMethodLeaves_IsReported() => Check(Parrot("_word = \"bye\";").Replace("MARK", "{|HUP103:new Parrot()|}", StringComparison.Ordinal));

    [Fact]
    public Task DerivedClient_IsAnOrigin() => Check("""
        class Link : TcpClient
        {
            public Link(string host) : base(host, 80) { }
        }

        class Program
        {
            void Send()
            {
                using var {|HUP101:link|} = new Link("host");
                link.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task DerivedStreamThatOwns_Ends() => Check("""
        class Owning : NetworkStream
        {
            public Owning(Socket socket) : base(socket, true) { }
        }

        class Program
        {
            void Send(Socket socket)
            {
                using var {|HUP101:stream|} = new Owning(socket);
                stream.WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task DerivedClientWithAnIdleBase_StartsIdle() => Check("""
        class Link : TcpClient
        {
            public Link(bool fast) => NoDelay = fast;
        }

        class Program
        {
            void Open()
            {
                using var link = new Link(true);
            }
        }
        """);

    [Fact]
    public Task DerivedStreamThatDoesNotOwn_DoesNotEnd() => Check("""
        class Borrowing : NetworkStream
        {
            public Borrowing(Socket socket) : base(socket, false) { }
        }

        class Program
        {
            void Send(Socket socket)
            {
                using var stream = new Borrowing(socket);
                stream.WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task DerivedSocketOfDatagrams_IsNotAConnection() => Check("""
        class Beacon : Socket
        {
            public Beacon() : base(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { }
        }

        class Program
        {
            void Ping(byte[] data)
            {
                using var beacon = new Beacon();
                beacon.Connect("host", 80);
                beacon.Send(data);
            }
        }
        """);
}
