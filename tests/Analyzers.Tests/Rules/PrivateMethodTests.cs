using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>A private method whose call sites are all seen starts from what they join to, not from "open".</summary>
public class PrivateMethodTests
{
    [Fact]
    public Task OnlyGivenIdleOnes_IsNotReported() => Check("""
        void Try()
        {
            var client = new TcpClient();
            Drop(client);
        }

        private static void Drop(TcpClient client) => client.Dispose();
        """);

    [Fact]
    public Task OnlyGivenClosingOnes_IsNotReported() => Check("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Both);
            Drop(socket);
        }

        private static void Drop(Socket socket) => socket.Dispose();
        """);

    [Fact]
    public Task OnceGivenAnOpenOne_IsReported() => Check("""
        void Try()
        {
            var client = new TcpClient();
            Drop(client);
        }

        void Refuse(TcpListener listener) => Drop(listener.AcceptTcpClient());

        private static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        """);

    [Fact]
    public Task TakenAsADelegate_IsReported() => Check("""
        void Try(List<TcpClient> clients)
        {
            var client = new TcpClient();
            Drop(client);
            clients.ForEach(Drop);
        }

        private static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        """);

    [Fact]
    public Task VisibleElsewhere_IsReported() => Check("""
        class Program
        {
            public void Try()
            {
                var client = new TcpClient();
                Drop(client);
            }

            internal static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task NeverCalled_IsReported() => Check("""
        private static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        """);

    [Fact]
    public Task CalledBySomebodyUnseen_IsReported() => Check("""
        class Command : Attribute;

        class Program
        {
            void Try() => Drop(new TcpClient());

            [Command]
            private static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task CalledByItself_IsReported() => Check("""
        void Try() => Drop(new TcpClient(), 3);

        private static void Drop(TcpClient client, int times)
        {
            if (times > 0)
            {
                Drop(client, times - 1);
                return;
            }

            {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task CalledFromALambda_IsReported() => Check("""
        Action<TcpClient> End() => client => Drop(client);

        private static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        """);

    [Fact]
    public Task CalledFromALambdaAfterAShutdown_IsNotReported() => Check("""
        Action<Socket> End() => socket =>
        {
            socket.Shutdown(SocketShutdown.Send);
            Drop(socket);
        };

        private static void Drop(Socket socket) => socket.Dispose();
        """);

    [Fact]
    public Task OverloadsAreToldApart_IsReported() => Check("""
        void Try() => Drop(new TcpClient());

        void Refuse(TcpListener listener) => Drop(listener.AcceptTcpClient(), "bye");

        private static void Drop(TcpClient client) => client.Dispose();

        private static void Drop(TcpClient client, string why)
        {
            Console.WriteLine(why);
            {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task CalledInAnotherPart_IsReported() => Check("""
        partial class Program
        {
            void Try() => Drop(new TcpClient());

            private static void Drop(TcpClient client) => {|HUP101:client.Dispose()|};
        }

        partial class Program
        {
            void Refuse(TcpListener listener) => Drop(listener.AcceptTcpClient());
        }
        """);

    [Fact]
    public Task FieldBeforeItIsConnected_IsNotReported() => Check("""
        class Session
        {
            private readonly Socket socket;

            public Session()
            {
                socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    socket.NoDelay = true;
                    Configure();
                }
                catch
                {
                    Drop();
                    throw;
                }
            }

            public void Send(byte[] bytes) => socket.Send(bytes);

            public void End() => socket.Close();

            private void Drop() => socket.Dispose();

            private static void Configure() => File.ReadAllText("settings");
        }
        """);

    [Fact]
    public Task FieldThatIsNotConnected_IsNotReported() => Check("""
        class Session(Socket socket)
        {
            private Socket? socket = socket;

            public void Send(byte[] bytes)
            {
                if (!socket!.Connected)
                {
                    Drop();
                    return;
                }

                socket.Send(bytes);
            }

            public void End() => socket?.Close();

            private void Drop()
            {
                socket!.Dispose();
                socket = null;
            }
        }
        """);

    [Fact]
    public Task FieldThatAnotherHelperShutDown_IsNotReported() => Check("""
        class Session(Socket socket)
        {
            private readonly Socket socket = socket;

            public void Send(byte[] bytes) => socket.Send(bytes);

            public void Close()
            {
                Finish();
                Drop();
            }

            private void Finish()
            {
                if (!socket.Connected)
                {
                    return;
                }

                try
                {
                    socket.Shutdown(SocketShutdown.Send);
                }
                catch (SocketException)
                {
                }
            }

            private void Drop() => socket.Dispose();
        }
        """);

    [Fact]
    public Task FieldThatIsOpen_IsReported() => Check("""
        class Session(Socket socket)
        {
            private readonly Socket socket = socket;

            public void Send(byte[] bytes)
            {
                socket.Send(bytes);
                Drop();
            }

            private void Drop() => {|HUP101:socket.Dispose()|};
        }
        """);

    [Fact]
    public Task FieldOfAnother_IsReported() => Check("""
        class Session(Socket socket)
        {
            private readonly Socket socket = socket;

            public void Send(byte[] bytes) => socket.Send(bytes);

            public void Replace(Session other)
            {
                socket.Shutdown(SocketShutdown.Send);
                other.Drop();
            }

            private void Drop() => {|HUP101:socket.Dispose()|};
        }
        """);

    [Theory]
    [InlineData("client?.Close();")]
    [InlineData("client!.Client.Shutdown(SocketShutdown.Both);")]
    public Task EndInAMethodThatOnlyCatchesCall_IsNotReported(string end) => ConnectionTest.CheckEveryRule($$"""
        class Session
        {
            private TcpClient? client;

            public void Open(TcpClient accepted)
            {
                try
                {
                    client = accepted;
                    client.GetStream().WriteByte(1);
                }
                catch (IOException)
                {
                    Drop();
                    throw;
                }
            }

            public void Abort() => client?.Abort();

            private void Drop() { {{end}} }
        }
        """);

    [Theory]
    [InlineData("{|HUP303:client?.Close()|};")]
    [InlineData("{|HUP305:client!.Client.Shutdown(SocketShutdown.Both)|};")]
    public Task EndInAMethodThatIsAlsoCalledElsewhere_IsReported(string end) => ConnectionTest.CheckEveryRule($$"""
        class Session
        {
            private TcpClient? client;

            public void Open(TcpClient accepted)
            {
                try
                {
                    client = accepted;
                    client.GetStream().WriteByte(1);
                }
                catch (IOException)
                {
                    Drop();
                    throw;
                }
            }

            public void Close() => Drop();

            private void Drop() { {{end}} }
        }
        """);
}
