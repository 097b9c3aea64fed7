using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What generated programs have shown: parts of tuples, what a finally opens, ends in methods and lambdas of the program's own.</summary>
public class WaysRoundTests
{
    [Fact]
    public Task OutOfATuple_AbortedAgain_IsReported() => Check("""
        void Drop(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            var same = (1, client).Item2;
            client.Abort();
            {|HUP202:same.Abort()|};
        }
        """);

    [Fact]
    public Task OtherPartOfATuple_IsNotReported() => Check("""
        void Drop()
        {
            var (first, second) = (new TcpClient(), new TcpClient());
            var other = (first, second).Item2;
            first.Abort();
            other.Abort();
        }
        """);

    [Fact]
    public Task NamedPartOfATuple_AbortedAgain_IsReported() => Check("""
        void Drop(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            client.Abort();
            {|HUP202:(Number: 1, Client: client).Client.Abort()|};
        }
        """);

    [Fact]
    public Task OpenedInAFinally_IsNotCutShortByWhatEnteredIt() => Check("""
        void Leave(string host, byte[] goodbye)
        {
            try
            {
                File.Delete("half");
            }
            finally
            {
                using var client = new TcpClient(host, 1);
                client.GetStream().Write(goodbye);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task OpenedInAFinally_DisposedThere_IsReportedAs101() => Check("""
        void Leave(string host, byte[] goodbye)
        {
            try
            {
                throw new InvalidOperationException();
            }
            finally
            {
                using var {|HUP101:client|} = new TcpClient(host, 1);
                client.GetStream().Write(goodbye);
            }
        }
        """);

    [Fact]
    public Task OpenedBefore_ClosedInAFinally_IsReported() => Check("""
        void Leave(string host, byte[] goodbye)
        {
            var client = new TcpClient(host, 1);
            try
            {
                client.GetStream().Write(goodbye);
            }
            finally
            {
                {|HUP102:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task OnlyEnded_OutOfATaskInAVariable_IsNotReported() => Check("""
        async Task Refuse(TcpListener door, string list)
        {
            var coming = door.AcceptTcpClientAsync();
            using var guest = await coming;
            var socket = guest.Client;
            File.AppendAllText(list, "another one");
            socket.Shutdown(SocketShutdown.Both);
            guest.Close();
        }
        """);

    [Fact]
    public Task HandedToAMethod_BeforeItsEnd_IsReported() => Check("""
        void Refuse(TcpListener door)
        {
            using var {|HUP102:guest|} = door.AcceptTcpClient();
            Tell(guest);
            guest.Close();
        }

        static void Tell(TcpClient guest) => guest.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task ClosedByAMethodThatAFinallyCalls_IsReported() => Check("""
        void Feed(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
            }
            finally
            {
                {|HUP102:Close(client)|};
            }
        }

        internal static void Close(TcpClient client) => client.Close();
        """);

    [Fact]
    public Task EndedByAMethodThatKnowsHow_IsNotReported() => Check("""
        void Feed(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            var isDone = false;
            try
            {
                client.GetStream().Write(data);
                isDone = true;
            }
            finally
            {
                End(client, isDone);
            }
        }

        internal static void End(TcpClient client, bool isDone)
        {
            if (isDone)
                client.CloseGracefully();
            else
                client.Abort();
        }
        """);

    [Fact]
    public Task DisposedThenClosedByAMethod_IsNotReported() => Check("""
        void Drop(TcpListener listener)
        {
            var socket = listener.AcceptSocket();
            socket.Dispose();
            Close(socket);
        }

        internal static void Close(Socket socket) => socket.Close();
        """);

    [Fact]
    public Task UsedByALambdaThatIsRunAtOnce_ThenArmed_IsReported() => Check("""
        void Feed(string host, byte[] data)
        {
            var client = {|HUP104:new TcpClient(host, 1)|};
            Now(() => client.GetStream().Write(data));
            client.LingerState = new LingerOption(true, 0);
        }

        static void Now(Action act) => act();
        """);

    [Fact]
    public Task ClosedByALambdaThatIsRunAtOnce_ThenArmed_IsReportedAsSecondEnd() => Check("""
        void Drop(string host)
        {
            var client = new TcpClient(host, 1);
            Now(() => client.Close());
            {|HUP202:client.LingerState = new LingerOption(true, 0)|};
        }

        static void Now(Action act) => act();
        """);

    [Fact]
    public Task ClosedByALambdaThatIsRunAtOnce_Armed_IsReportedOnce() => Check("""
        void Drop(string host)
        {
            var client = new TcpClient(host, 1);
            client.LingerState = new LingerOption(true, 0);
            Now(() => {|HUP201:client.Close()|});
        }

        static void Now(Action act) => act();
        """);

    [Fact]
    public Task EndedByALambdaInAFinally_IsNotReportedAsSecondEnd() => Check("""
        void Drop(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.Abort();
            }
            finally
            {
                Now(() => client.CloseGracefully());
            }
        }

        static void Now(Action act) => act();
        """);

    [Fact]
    public Task StreamOfAScope_BehindAShutdownOnSomeWays_IsNotReported() => Check("""
        void Feed(TcpListener listener, bool isQuiet)
        {
            var client = listener.AcceptTcpClient();
            if (isQuiet)
                client.Client.Shutdown(SocketShutdown.Send);
            var scope = client.CloseOnDispose();
            using var stream = client.GetStream();
        }
        """);
}
