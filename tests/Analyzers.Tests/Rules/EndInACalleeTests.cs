using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP201: the method that is called ends the connection; that it is armed, or that a FIN has left, only the caller knows.</summary>
public class EndInACalleeTests
{
    [Theory]
    [InlineData("client.Close()")]
    [InlineData("client.GetStream().Close()")]
    [InlineData("client.Client.Disconnect(false)")]
    public Task CalleeThatCloses_IsReportedAtTheCall(string close) => Check($$"""
        internal static void Finish(TcpClient client) => {{close}};

        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:Finish(client)|};
        }
        """);

    [Fact]
    public Task CalleeOfACallee_IsReportedAtTheFirstCall() => Check("""
        internal static void Finish(TcpClient client) => End(client);

        internal static void End(TcpClient client) => client.Close();

        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:Finish(client)|};
        }
        """);

    [Fact]
    public Task InstanceMethodThatCloses_IsReportedByTheNameOfTheConnection() => Check("""
        class Closer
        {
            public void Finish(TcpClient client) => client.Close();
        }

        class Session
        {
            void Drop(TcpClient client, Closer closer)
            {
                client.LingerState = new LingerOption(true, 0);
                closer.Finish(client);
            }
        }
        """,
        Diagnostic("HUP201").WithSpan(11, 9, 11, 30).WithSpan(10, 9, 10, 15).WithMessage("'client' is ended normally here before linger can abort it, so the other side sees success: call Abort()"));

    [Theory]
    [InlineData("socket.Close(0)")]
    [InlineData("socket.Abort()")]
    public Task CalleeThatAborts_IsReportedAfterAFin(string abort) => Check($$"""
        internal static void Kill(Socket socket) => {{abort}};

        void Drop(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            {|HUP201:Kill(socket)|};
        }
        """);

    [Fact]
    public Task CalleeThatArmsItself_IsReportedThereAlone() => Check("""
        internal static void Finish(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.Close()|};
        }

        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            Finish(client);
        }
        """);

    [Theory]
    [InlineData("socket.Close()")]
    [InlineData("socket.Abort()")]
    public Task CalleeThatAbortsAnArmedSocket_IsNotReported(string close) => Check($$"""
        internal static void Kill(Socket socket) => {{close}};

        void Drop(Socket socket)
        {
            socket.LingerState = new LingerOption(true, 0);
            Kill(socket);
        }
        """);

    [Theory]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.Abort()")]
    public Task CalleeThatEndsItWell_IsNotReported(string end) => Check($$"""
        internal static void Finish(TcpClient client) => {{end}};

        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            Finish(client);
        }
        """);

    [Fact]
    public Task CalleeThatDisarmsFirst_IsNotReported() => Check("""
        internal static void Finish(TcpClient client)
        {
            client.LingerState = new LingerOption(false, 0);
            client.Close();
        }

        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            Finish(client);
        }
        """);

    [Fact]
    public Task AbortInTheCatchOfACallee_IsNotReportedAfterAFin() => Check("""
        internal static void Drain(Socket socket, byte[] rest)
        {
            try
            {
                while (socket.Receive(rest) > 0)
                {
                }

                socket.Close();
            }
            catch (SocketException)
            {
                socket.Abort();
            }
        }

        void End(Socket socket, byte[] rest)
        {
            socket.Shutdown(SocketShutdown.Send);
            Drain(socket, rest);
        }
        """);

    [Fact]
    public Task CalleesThatCallOneAnother_Settle() => Check("""
        internal static void Left(TcpClient client, int depth)
        {
            if (depth > 0)
                Right(client, depth - 1);
            else
                client.Close();
        }

        internal static void Right(TcpClient client, int depth)
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:Left(client, depth)|};
        }
        """);
}
