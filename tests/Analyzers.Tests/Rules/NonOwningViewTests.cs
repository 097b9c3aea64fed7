using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Whoever gets a view that does not own it has no end of the connection in hand.</summary>
public class NonOwningViewTests
{
    [Fact]
    public Task ReturnedStream_IsReported() => Check("""
        Stream Open(EndPoint there)
        {
            var socket = {|HUP103:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            socket.Connect(there);
            return new NetworkStream(socket);
        }
        """);

    [Fact]
    public Task ReturnedBufferOverTheStream_IsReported() => Check("""
        async Task<Stream> Open(Socket listener)
        {
            var socket = await {|HUP103:listener.AcceptAsync()|};
            return new BufferedStream(new NetworkStream(socket, ownsSocket: false));
        }
        """);

    [Fact]
    public Task StreamInAField_IsReported() => Check("""
        private Stream? stream;

        void Start(TcpListener listener)
        {
            var socket = {|HUP103:listener.AcceptSocket()|};
            stream = new NetworkStream(socket);
        }

        void Stop() => stream?.Dispose();
        """);

    [Fact]
    public Task StreamOverASocketThatIsNotConnected_IsNotReported() => Check("""
        Stream Refused()
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            return new NetworkStream(socket);
        }
        """);

    [Fact]
    public Task StreamThatOwns_IsNotReported() => Check("""
        Stream Open(EndPoint there)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(there);
            return new NetworkStream(socket, ownsSocket: true);
        }

        (Socket, Stream) Both(Socket listener)
        {
            var socket = listener.Accept();
            return (socket, new NetworkStream(socket));
        }
        """);
}
