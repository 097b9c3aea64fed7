using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>What methods in source give back: results, <c>out</c> parameters, their own arguments.</summary>
public class ResultTests
{
    [Fact]
    public Task FactoryResult_IsFresh_IsReported() => Check("""
        static TcpClient Dial(string host) => new(host, 80);

        void Send()
        {
            var client = {|HUP103:Dial("host")|};
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task FactoryResult_IsInTheStateItWasLeftIn_IsNotReported() => Check("""
        static TcpClient Make()
        {
            var client = new TcpClient();
            client.NoDelay = true;
            return client;
        }

        void Try()
        {
            using var client = Make();
        }
        """);

    [Fact]
    public Task FactoryOfAProbe_IsStillAProbe_IsNotReported() => Check("""
        static TcpClient Dial(string host) => new(host, 80);

        bool IsReachable()
        {
            using var client = Dial("host");
            return true;
        }
        """);

    [Fact]
    public Task FactoryThroughAFactory_IsReported() => Check("""
        static TcpClient Dial(string host) => new(host, 80);

        static TcpClient DialLocal() => Dial("localhost");

        void Send()
        {
            using var {|HUP101:client|} = DialLocal();
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task MemberThatReturnsAField_Borrows_IsNotReported() => Check("""
        class Pool
        {
            private readonly TcpClient shared;

            public Pool(TcpClient shared) => this.shared = shared;

            public TcpClient Get() => shared;

            void Send() => Get().GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task CallThatReturnsItsArgument_IsTheSameConnection() => Check("""
        static TcpClient Tune(TcpClient client)
        {
            client.NoDelay = true;
            return client;
        }

        void Knock(TcpListener listener)
        {
            var client = Tune(listener.AcceptTcpClient());
            client.Close();
        }
        """);

    [Fact]
    public Task OutParameterThatIsEnded_IsNotReported() => Check("""
        static void Accept(TcpListener listener, out TcpClient client) => client = listener.AcceptTcpClient();

        void Serve(TcpListener listener)
        {
            Accept(listener, out var client);
            client.Close();
        }
        """);

    [Fact]
    public Task OutParameterOfTheMethodItself_IsHandedOver_IsNotReported() => Check("""
        void Accept(TcpListener listener, out TcpClient client) => client = listener.AcceptTcpClient();
        """);

    [Fact]
    public Task RefParameter_IsHandedOver_IsNotReported() => Check("""
        void Accept(TcpListener listener, ref TcpClient? client)
        {
            client?.Close();
            client = listener.AcceptTcpClient();
        }
        """);

    [Fact]
    public Task RecursiveFactory_Converges_IsReported() => Check("""
        static TcpClient Dial(int times) => times == 0 ? new TcpClient("host", 80) : Dial(times - 1);

        void Send()
        {
            var client = {|HUP103:Dial(3)|};
            client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task OutParameter_IsFresh_IsReported() => Check("""
        static bool TryAccept(TcpListener listener, out TcpClient? client)
        {
            client = listener.Pending() ? listener.AcceptTcpClient() : null;
            return client != null;
        }

        void Serve(TcpListener listener)
        {
            if (TryAccept(listener, {|HUP103:out var client|}))
            {
                client!.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task FromAPropertyNamedLikeItsType_IsReported() => Check("""
        class Dialer
        {
            public Socket Create(string host) => new(SocketType.Stream, ProtocolType.Tcp);
        }

        class Caller
        {
            private Dialer Dialer { get; } = new();

            void Call(EndPoint there)
            {
                using var {|HUP101:socket|} = Dialer.Create("host");
                socket.Connect(there);
                socket.Send(new byte[1]);
            }
        }
        """);
}
