using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>The answer was no, and the connection is still there.</summary>
public class NegativeAnswerTests
{
    [Fact]
    public Task EarlyReturnBehindAHelper_IsReported() => Check("""
        static bool Greet(TcpClient client) => client.GetStream().ReadByte() == 'O';

        TcpClient? Open(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            if (!Greet(client))
                return null;
            return client;
        }
        """);

    [Fact]
    public Task EarlyReturnBehindAnAwaitedHelperOfTheStream_IsReported() => Check("""
        static async Task<bool> Greet(Stream stream)
        {
            var answer = new byte[2];
            await stream.ReadExactlyAsync(answer);
            return answer[0] == 5;
        }

        async Task<Stream?> Open(string host)
        {
            var client = {|HUP103:new TcpClient()|};
            await client.ConnectAsync(host, 80);
            var stream = client.GetStream();
            if (!await Greet(stream))
                return null;
            return stream;
        }
        """);

    [Fact]
    public Task EarlyReturnOfTheObjectsOwnHelper_IsReported() => Check("""
        private Socket? link;

        private bool Login(Socket socket)
        {
            socket.Send(new byte[1]);
            return socket.Receive(new byte[1]) == 1;
        }

        bool Start(EndPoint there)
        {
            var socket = {|HUP103:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            socket.Connect(there);
            if (!Login(socket))
                return false;
            link = socket;
            return true;
        }

        void Stop() => link?.Abort();
        """);

    [Fact]
    public Task EarlyReturnThatEndsIt_IsNotReported() => Check("""
        static bool Greet(TcpClient client) => client.GetStream().ReadByte() == 'O';

        TcpClient? Open(string host)
        {
            var client = {|HUP104:new TcpClient(host, 80)|};
            if (Greet(client))
                return client;
            client.Abort();
            return null;
        }
        """);

    [Fact]
    public Task QueueThatIsFull_IsReported() => Check("""
        void Produce(System.Threading.Channels.ChannelWriter<TcpClient> writer, TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            if (!writer.TryWrite(client))
                Console.WriteLine("full");
        }
        """);

    [Fact]
    public Task QueueThatTakesIt_IsNotReported() => Check("""
        bool Produce(System.Threading.Channels.ChannelWriter<TcpClient> writer, TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            if (writer.TryWrite(client))
                return true;
            client.Abort();
            return false;
        }

        void Keep(System.Collections.Concurrent.ConcurrentDictionary<int, TcpClient> all, TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            all.TryAdd(1, client);
        }
        """);

    [Fact]
    public Task PatternThatDoesNotMatchNull_IsNotReported() => Check("""
        async Task Serve(TcpListener listener)
        {
            while (await listener.AcceptTcpClientAsync() is { } client)
                client.Abort();
        }
        """);
}
