using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Types derived from connections follow the arguments of their base constructors.</summary>
public class DerivedTypeTests
{
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
