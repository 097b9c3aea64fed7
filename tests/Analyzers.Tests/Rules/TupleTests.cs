using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Tuples, deconstruction and swaps.</summary>
public class TupleTests
{
    [Fact]
    public Task Tuple_IsReportedWhereItIsMade() => Check("""
        void Knock()
        {
            var (client, name) = ({|HUP103:new TcpClient("host", 80)|}, "host");
            client.NoDelay = true;
            Console.WriteLine(name);
        }
        """);

    [Fact]
    public Task TupleElementsEnded_AreReportedOnlyInCaseTheSecondCannotBeMade() => Check("""
        void Relay()
        {
            var (left, right) = ({|HUP104:new TcpClient("a", 80)|}, new Socket(SocketType.Stream, ProtocolType.Tcp));
            right.Dispose();
            left.Close();
        }
        """);

    [Theory]
    [InlineData("left.CloseGracefully(); right.CloseGracefully();")]
    [InlineData("left.Client.Shutdown(SocketShutdown.Send); right.Abort(); {|HUP201:left.Abort()|};")]
    public Task TupleResultOfTwo_EndsEachByItself(string end) => ConnectionTest.Check($$"""
        static (TcpClient Left, TcpClient Right) Wait(TcpListener listener) => ({|HUP104:listener.AcceptTcpClient()|}, listener.AcceptTcpClient());

        void Relay(TcpListener listener)
        {
            var (left, right) = Wait(listener);
            {{end}}
        }
        """);

    [Fact]
    public Task TupleResultOfTwo_OfWhichOneIsNotEnded_IsReportedThere() => ConnectionTest.Check("""
        static (TcpClient Left, TcpClient Right) Wait(TcpListener listener) => ({|HUP104:listener.AcceptTcpClient()|}, listener.AcceptTcpClient());

        void Relay(TcpListener listener)
        {
            var (left, {|HUP103:right|}) = Wait(listener);
            left.Abort();
            Console.WriteLine(right.Available);
        }
        """);

    [Fact]
    public Task TupleOfTwo_WhosePartsAreEnded_IsNotEndedTwice() => ConnectionTest.Check("""
        static (TcpClient Left, TcpClient Right) Wait(TcpListener listener) => ({|HUP104:listener.AcceptTcpClient()|}, listener.AcceptTcpClient());

        void Relay(TcpListener listener)
        {
            var pair = Wait(listener);
            pair.Left.CloseGracefully();
            pair.Right.CloseGracefully();
        }
        """);

    [Fact]
    public Task TupleResult_IsFresh_IsReported() => Check("""
        static (TcpClient Client, int Port) Dial() => (new TcpClient("host", 80), 80);

        void Send()
        {
            var (client, _) = {|HUP103:Dial()|};
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task TupleResultEnded_IsNotReported() => Check("""
        static (TcpClient Client, int Port) Dial() => (new TcpClient("host", 80), 80);

        void Send()
        {
            var (client, _) = Dial();
            client.Close();
        }
        """);

    [Fact]
    public Task DeconstructionIntoExistingLocals_IsNotReported() => Check("""
        void Knock(string host)
        {
            TcpClient? client;
            int port;
            (client, port) = (new TcpClient(host, 80), 80);
            Console.WriteLine(port);
            client.Close();
        }
        """);

    [Fact]
    public Task DeconstructMethod_BorrowsWhatItGives_IsNotReported() => Check("""
        class Peer
        {
            public void Deconstruct(out TcpClient client, out int port) => (client, port) = (new TcpClient(), 1);
        }

        class Program
        {
            void Send(Peer peer)
            {
                var (client, port) = peer;
                client.GetStream().WriteByte((byte)port);
            }
        }
        """);

    [Fact]
    public Task SwapThroughATemporary_IsReportedOnlyInCaseTheSecondCannotBeMade() => Check("""
        void Swap()
        {
            var a = {|HUP104:new TcpClient("a", 80)|};
            var b = new TcpClient("b", 80);
            var t = a;
            a = b;
            b = t;
            a.Close();
            b.Close();
        }
        """);

    [Fact]
    public Task SwapByDeconstruction_IsNotReported() => Check("""
        void Swap(TcpClient one, TcpClient other)
        {
            (one, other) = (other, one);
            one.Close();
            other.Close();
        }
        """);

    [Fact]
    public Task SwapOfOwnedByDeconstruction_IsNotReported() => Check("""
        TcpClient Swap(Socket listener)
        {
            var idle = new TcpClient();
            var open = new TcpClient("host", 80);
            (idle, open) = (open, idle);
            open.Dispose();
            return idle;
        }
        """);

    [Fact]
    public Task TupleInALocal_IsNotReported() => Check("""
        void Knock()
        {
            var pair = (Client: new TcpClient("a", 80), Port: 80);
            pair.Client.Close();
        }
        """);

    [Fact]
    public Task PairOfArmedSockets_IsNotReported() => Check("""
        static KeyValuePair<Socket, Socket> Pair(EndPoint server)
        {
            using var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
            listener.LingerState = new LingerOption(true, 0);
            listener.Bind(server);
            listener.Listen(1);
            var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            client.Connect(server);
            return new KeyValuePair<Socket, Socket>(client, listener.Accept());
        }

        void Send(EndPoint server)
        {
            var pair = Pair(server);
            pair.Key.Send(new byte[1]);
            pair.Key.Dispose();
            pair.Value.Dispose();
        }
        """);

    [Fact]
    public Task PairOfPlainSockets_IsReported() => Check("""
        static KeyValuePair<Socket, int> Pair(EndPoint server)
        {
            var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
            client.Connect(server);
            return new KeyValuePair<Socket, int>(client, 80);
        }

        void Send(EndPoint server)
        {
            var pair = {|HUP104:Pair(server)|};
            pair.Key.Send(new byte[1]);
            {|HUP101:pair.Key.Dispose()|};
        }
        """);

    [Fact]
    public Task PairInADictionary_IsOneConnection_IsNotReported() => Check("""
        void Stop(Dictionary<string, Socket> clients)
        {
            foreach (var pair in clients)
            {
                pair.Value.Shutdown(SocketShutdown.Send);
                pair.Value.Dispose();
            }
        }
        """);
}
