using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP103: the last reference to an owned connection goes, and nobody has ended it.</summary>
public class NobodyEndsItTests
{
    [Fact]
    public Task OpenConnectionLeavesScope_IsReported() => Check("""
        void Send(byte[] data)
        {
            var client = {|HUP103:new TcpClient("host", 80)|};
            client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task ConnectedProbeLeavesScope_IsReported() => Check("""
        bool IsReachable(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            return client.Connected;
        }
        """);

    [Fact]
    public Task IdleClientLeavesScope_IsNotReported() => Check("""
        int DefaultBufferSize()
        {
            var client = new TcpClient();
            return client.SendBufferSize;
        }
        """);

    [Fact]
    public Task OriginIsTheCreation_AlsoWhenConnectComesLater() => Check("""
        void Send(IPEndPoint server, byte[] data)
        {
            var socket = {|HUP103:new Socket(SocketType.Stream, ProtocolType.Tcp)|};
            socket.NoDelay = true;
            socket.Connect(server);
            socket.Send(data);
        }
        """);

    [Fact]
    public Task DiscardedAccept_IsReported() => Check("""
        void Ignore(Socket listener) => {|HUP103:listener.Accept()|};
        """);

    [Fact]
    public Task DiscardedAwaitedAccept_IsReported() => Check("""
        async Task Ignore(TcpListener listener) => _ = await {|HUP103:listener.AcceptTcpClientAsync()|};
        """);

    [Fact]
    public Task StreamOfAnAcceptedClient_IsReportedAtTheAccept() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var stream = {|HUP103:listener.AcceptTcpClient()|}.GetStream();
            stream.Write(data);
        }
        """);

    [Fact]
    public Task Overwritten_IsReported() => Check("""
        void Reconnect(string[] hosts)
        {
            var client = {|HUP103:new TcpClient("first", 80)|};
            client = new TcpClient("second", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task OverwrittenAfterClose_IsNotReported() => Check("""
        void Reconnect()
        {
            var client = new TcpClient("first", 80);
            client.Close();
            client = new TcpClient("second", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task EndedOnOneBranchOnly_IsReported() => Check("""
        void Knock(bool polite)
        {
            var client = {|HUP103:new TcpClient("host", 80)|};
            if (polite)
            {
                client.Close();
            }
        }
        """);

    [Fact]
    public Task SwallowedException_IsReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            try
            {
                client.GetStream().Write(data);
                client.Close();
            }
            catch (Exception)
            {
                Console.WriteLine("lost");
            }
        }
        """);

    [Fact]
    public Task SwallowedExceptionThenAbort_IsNotReported() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.Close();
            }
            catch (Exception)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task SwallowedExceptionThenUsing_IsReportedAs101() => Check("""
        void Send(TcpListener listener, byte[] data)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            try
            {
                client.GetStream().Write(data);
                client.Close();
            }
            catch (Exception)
            {
                Console.WriteLine("lost");
            }
        }
        """);

    [Fact]
    public Task ShutdownWithoutClose_IsNotReported() => Check("""
        void Bye(Socket listener)
        {
            var socket = listener.Accept();
            socket.Shutdown(SocketShutdown.Both);
        }
        """);

    [Fact]
    public Task Returned_IsNotReported() => Check("""
        TcpClient Next(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            return client;
        }
        """);

    [Fact]
    public Task StoredInAFieldElsewhere_IsNotReported() => Check("""
        class Slot { public TcpClient? Client; }

        class Server
        {
            void Next(TcpListener listener, Slot slot) => slot.Client = listener.AcceptTcpClient();
        }
        """);

    [Fact]
    public Task StoredInAStatic_IsNotReported() => Check("""
        private static TcpClient? s_shared;

        static void Dial() => s_shared = new TcpClient("host", 80);
        """);

    [Fact]
    public Task PassedToACollection_IsNotReported() => Check("""
        void Dial(ICollection<TcpClient> registry) => registry.Add(new TcpClient("host", 80));
        """);

    [Fact]
    public Task BorrowedConnectionLeavesScope_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data) => client.GetStream().Write(data);
        """);

    [Fact]
    public Task OverwrittenInALoop_IsReported() => Check("""
        void Knock(string[] hosts)
        {
            TcpClient? client = null;
            foreach (var host in hosts)
            {
                client = {|HUP103:new TcpClient(host, 80)|};
            }

            client?.Close();
        }
        """);
}
