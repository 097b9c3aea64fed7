using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Idle, listening and datagram sockets have no peer that reads an end.</summary>
public class NothingToEndTests
{
    [Fact]
    public Task IdleClient_IsNotReported() => Check("""
        void Try()
        {
            using var client = new TcpClient();
            client.NoDelay = true;
        }
        """);

    [Fact]
    public Task FailedConnect_IsNotReported() => Check("""
        bool Try()
        {
            using var client = new TcpClient();
            try
            {
                client.Connect("host", 80);
                client.GetStream().WriteByte(1);
                client.Abort();
                return true;
            }
            catch (SocketException)
            {
                client.Abort();
                return false;
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task ListeningSocket_IsNotReported() => Check("""
        void Listen(IPEndPoint here)
        {
            using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(here);
            listener.Listen(10);
            listener.Poll(1000, SelectMode.SelectRead);
        }
        """);

    [Theory]
    [InlineData("new Socket(SocketType.Dgram, ProtocolType.Udp)")]
    [InlineData("new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)")]
    [InlineData("new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp)")]
    [InlineData("new Socket(protocolType: ProtocolType.Udp, socketType: SocketType.Dgram)")]
    public Task Datagrams_AreNotReported(string socket) => Check($$"""
        void Send(IPEndPoint server)
        {
            using var socket = {{socket}};
            socket.Connect(server);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task SequencedPackets_AreReported() => Check("""
        void Send(EndPoint server)
        {
            using var {|HUP101:socket|} = new Socket(AddressFamily.InterNetwork, SocketType.Seqpacket, ProtocolType.Unspecified);
            socket.Connect(server);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task DatagramTypeThroughAVariable_IsNotReported() => Check("""
        void Send(IPEndPoint server)
        {
            var type = SocketType.Dgram;
            using var socket = new Socket(type, ProtocolType.Udp);
            socket.Connect(server);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task DatagramTypeThroughAConstantField_IsNotReported() => Check("""
        private const SocketType Kind = SocketType.Dgram;

        void Send(IPEndPoint server)
        {
            using var socket = new Socket(Kind, default);
            socket.Connect(server);
            socket.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task CapturedDatagramSocket_IsNotReported() => Check("""
        Action Sender(IPEndPoint server)
        {
            var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
            return () =>
            {
                socket.SendTo(new byte[1], server);
                socket.Dispose();
            };
        }
        """);

    [Fact]
    public Task SocketThatOnlySendsTo_IsNotReported() => Check("""
        void Send(Socket socket, EndPoint server)
        {
            socket.SendTo(new byte[1], server);
            socket.Dispose();
        }
        """);

    [Fact]
    public Task TcpListener_IsNotReported() => Check("""
        void Listen()
        {
            using var listener = new TcpListener(IPAddress.Any, 80);
            listener.Start();
            listener.Stop();
        }
        """);

    [Fact]
    public Task ServerOfATcpListener_IsNotReported() => Check("""
        void Stop(TcpListener listener)
        {
            listener.Server.Close();
            listener.Server.Dispose();
        }
        """);

    [Fact]
    public Task UdpClient_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            using var client = new UdpClient("host", 80);
            client.Send(data, data.Length);
            client.Client.Dispose();
        }
        """);

    [Fact]
    public Task BoundSocket_IsNotReported() => Check("""
        int FreePort()
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        """);

    [Fact]
    public Task DatagramSocketInAField_IsNotReported() => Check("""
        class Beacon : IDisposable
        {
            private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

            public void Send(byte[] data) => socket.Send(data);

            public void Dispose() => socket.Dispose();
        }
        """);

    [Fact]
    public Task ListeningField_IsNotReported() => Check("""
        class Server : IDisposable
        {
            private readonly Socket listener;

            public Server(Socket listener) => this.listener = listener;

            public void Start() => listener.Listen(10);

            public void Dispose() => listener.Dispose();
        }
        """);

    [Fact]
    public Task SocketOfAnObjectThatListensOnIt_IsNotReported() => ConnectionTest.CheckEveryRule("""
        class Wrapper { public Socket Inner = new(SocketType.Stream, ProtocolType.Tcp); }

        class Server
        {
            private readonly Wrapper wrapper = new();

            public void Start(IPEndPoint local)
            {
                wrapper.Inner.Bind(local);
                wrapper.Inner.Listen(100);
            }

            public void Stop()
            {
                if (wrapper.Inner.Connected)
                {
                    wrapper.Inner.Shutdown(SocketShutdown.Both);
                    wrapper.Inner.Close();
                }
            }
        }
        """);

    [Fact]
    public Task SocketOfAnObjectBesideOneThatListens_IsReported() => ConnectionTest.CheckEveryRule("""
        class Wrapper { public Socket Inner = new(SocketType.Stream, ProtocolType.Tcp); }

        class Server
        {
            private readonly Wrapper listener = new(), upstream = new();

            public void Start(IPEndPoint local) => listener.Inner.Listen(100);

            public void Stop() => {|HUP303:upstream.Inner.Close()|};
        }
        """);

    [Fact]
    public Task FieldThatADerivedTypeListensOn_IsNotReported() => Check("""
        class Endpoint : IDisposable
        {
            protected Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

            public void Dispose() => socket.Dispose();
        }

        class Server : Endpoint
        {
            public void Start() => socket.Listen(10);
        }
        """);

    [Fact]
    public Task AcceptingField_IsAListener_IsNotReported() => Check("""
        class Server : IDisposable
        {
            private readonly Socket listener;

            public Server(Socket listener) => this.listener = listener;

            public Socket Next() => listener.Accept();

            public void Dispose() => listener.Dispose();
        }
        """);

    [Fact]
    public Task AcceptingParameter_IsAListener_IsNotReported() => Check("""
        void Serve(Socket listener)
        {
            var peer = listener.Accept();
            peer.Close();
            listener.Dispose();
        }
        """);

    [Fact]
    public Task ListeningParameter_IsNotReported() => Check("""
        void Serve(Socket listener)
        {
            using (listener)
            {
                listener.Listen();
                var peer = listener.Accept();
                peer.Close();
            }
        }
        """);
}
