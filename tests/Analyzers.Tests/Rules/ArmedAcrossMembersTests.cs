using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP201 across methods and members: armed here, closed there.</summary>
public class ArmedAcrossMembersTests
{
    [Fact]
    public Task HelperThatArms_IsReported() => Check("""
        internal static void Arm(TcpClient client) => client.LingerState = new LingerOption(true, 0);

        void Drop(TcpClient client)
        {
            Arm(client);
            {|HUP201:client.Close()|};
        }
        """);

    [Theory]
    [InlineData("var fresh = new TcpClient(); fresh.LingerState = new LingerOption(true, 0);")]
    [InlineData("var fresh = new TcpClient { LingerState = new LingerOption(true, 0) };")]
    [InlineData("var fresh = new TcpClient(); fresh.Client.LingerState = new(true, 0);")]
    public Task FieldArmedBeforeItIsStored_IsReported(string create) => Check($$"""
        sealed class Session : IDisposable
        {
            private TcpClient? client;

            public void Open()
            {
                {{create}}
                client = fresh;
            }

            public void Dispose() => {|HUP201:client?.Dispose()|};
        }
        """);

    [Theory]
    [InlineData("new() { LingerState = new LingerOption(true, 0) }")]
    [InlineData("new TcpClient { LingerState = Reset }")]
    public Task FieldArmedInItsInitialiser_IsReported(string value) => Check($$"""
        sealed class Session : IDisposable
        {
            private static readonly LingerOption Reset = new(true, 0);
            private readonly TcpClient client = {{value}};

            public void Open() => client.Connect("host", 80);

            public void Dispose() => {|HUP201:client.Dispose()|};
        }
        """);

    [Fact]
    public Task FieldWhoseLocalsAreSwapped_IsNotReported() => Check("""
        sealed class Session
        {
            private Socket? socket;

            public void Open(Socket left, Socket right)
            {
                left = right;
                right = left;
                socket = left;
                left = socket;
            }

            public void Close() => socket?.Close();
        }
        """);

    [Fact]
    public Task ExtensionThatArms_IsReported() => Check("""
        static class Extensions
        {
            public static void Arm(this TcpClient client) =>
                client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0));
        }

        class Peer
        {
            void Drop(TcpClient client)
            {
                client.Arm();
                {|HUP201:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task HelperThatSendsAFin_IsReported() => Check("""
        internal static void HalfClose(Socket socket) => socket.Shutdown(SocketShutdown.Send);

        void Drop(Socket socket)
        {
            HalfClose(socket);
            {|HUP201:socket.Close(0)|};
        }
        """);

    [Fact]
    public Task HelperThatClosesTheSocket_IsNotReported() => Check("""
        internal static void Kill(TcpClient client) => client.Client.Close();

        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            Kill(client);
        }
        """);

    [Fact]
    public Task HelperThatArmsAndClosesTheSocket_IsNotReported() => Check("""
        internal static void Kill(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            client.Client.Close();
        }

        void Drop(TcpClient client)
        {
            Kill(client);
            client.Dispose();
        }
        """);

    [Fact]
    public Task FactoryThatArms_IsReportedWhereItIsDisposed() => Check("""
        internal static TcpClient Dial() => new("host", 80) { LingerState = new LingerOption(true, 0) };

        void Drop(byte[] data)
        {
            using var {|HUP201:client|} = Dial();
            client.GetStream().Write(data);
        }
        """);

    [Theory]
    [InlineData("client.LingerState = new LingerOption(true, 0)")]
    [InlineData("this.client.LingerState = new(true, 0)")]
    [InlineData("client.Client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))")]
    public Task FieldArmedInAnotherMember_IsReported(string arm) => Check($$"""
        class Session
        {
            private readonly TcpClient client = new();

            public void Open()
            {
                {{arm}};
                client.Connect("host", 80);
            }

            public void Close() => {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task FieldArmedWhereItIsMade_IsReported() => Check("""
        sealed class Session : IDisposable
        {
            private TcpClient? client;

            public void Open()
            {
                client = new TcpClient { LingerState = new LingerOption(true, 0) };
                client.Connect("host", 80);
            }

            public void Dispose() => {|HUP201:client?.Dispose()|};
        }
        """);

    [Fact]
    public Task PropertyArmedInAnotherMember_IsReported() => Check("""
        class Session
        {
            private TcpClient Client { get; } = new();

            public void Open()
            {
                Client.LingerState = new LingerOption(true, 0);
                Client.Connect("host", 80);
            }

            public void Close() => {|HUP201:Client.Close()|};
        }
        """);

    [Fact]
    public Task FieldArmedForAnAbortOnly_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new();

            public void Open() => client.Connect("host", 80);

            public void Abort()
            {
                client.LingerState = new LingerOption(true, 0);
                client.Client.Close();
            }

            public void Close() => client.Close();
        }
        """);

    [Fact]
    public Task FieldThatAnotherMemberDisarms_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new();

            public void Open()
            {
                client.LingerState = new LingerOption(true, 0);
                client.Connect("host", 80);
            }

            public void Succeed() => client.LingerState = new LingerOption(false, 0);

            public void Close() => client.Close();
        }
        """);

    [Fact]
    public Task FieldDisarmedWhereItIsClosed_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new();

            public void Open()
            {
                client.LingerState = new LingerOption(true, 0);
                client.Connect("host", 80);
            }

            public void Close()
            {
                client.LingerState = new LingerOption(false, 0);
                client.Close();
            }
        }
        """);

    [Fact]
    public Task SocketFieldArmedInAnotherMember_IsNotReported() => Check("""
        class Session
        {
            private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

            public void Open(IPEndPoint server)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Connect(server);
            }

            public void Abort() => socket.Close();
        }
        """);

    [Fact]
    public Task FieldOfAnotherType_IsNotReported() => Check("""
        class Armed
        {
            private readonly TcpClient client = new();

            public void Open() => client.LingerState = new LingerOption(true, 0);

            public void Abort() => client.Abort();
        }

        class Session
        {
            private readonly TcpClient client = new();

            public void Open() => client.Connect("host", 80);

            public void Close() => client.Close();
        }
        """);

    [Fact]
    public Task PrivateHelperThatCloses_IsReportedOnceWhereItCloses() => Check("""
        class Session
        {
            public void Drop(TcpClient client)
            {
                client.LingerState = new LingerOption(true, 0);
                End(client);
            }

            private void End(TcpClient client) => {|HUP201:client.Close()|};
        }
        """);
}
