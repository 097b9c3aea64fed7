using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP101: an open connection is disposed, and nobody has said how it ends.</summary>
public class EndLeftToChanceTests
{
    [Fact]
    public Task UsingDeclaration_IsReported() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP101:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
        }
        """);

    [Fact]
    public Task UsingStatement_IsReported() => Check("""
        void Send(byte[] data)
        {
            using (var {|HUP101:client|} = new TcpClient("host", 80))
            {
                client.GetStream().Write(data);
            }
        }
        """);

    [Fact]
    public Task UsingOfAVariable_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            using ({|HUP101:client|})
            {
                client.GetStream().WriteByte(1);
            }
        }
        """);

    [Fact]
    public Task UsingOfAnExpression_IsReported() => Check("""
        void Refuse(TcpListener listener)
        {
            using ({|HUP101:listener.AcceptTcpClient()|})
            {
            }
        }
        """);

    [Fact]
    public Task SeveralDeclarators_AreEachReported() => Check("""
        void Relay(Socket listener)
        {
            using Socket {|HUP101:left|} = listener.Accept(), {|HUP101:right|} = listener.Accept();
            left.Send(new byte[1]);
        }
        """);

    [Fact]
    public Task AwaitUsing_IsReported() => Check("""
        async Task Send(TcpClient client, byte[] data)
        {
            await using var {|HUP101:stream|} = client.GetStream();
            await stream.WriteAsync(data);
        }
        """);

    [Fact]
    public Task AwaitUsingWithConfigureAwait_IsReported() => Check("""
        async Task Send(Socket socket, byte[] data)
        {
            var stream = new NetworkStream(socket, true);
            await using ({|HUP101:stream.ConfigureAwait(false)|})
            {
                await stream.WriteAsync(data);
            }
        }
        """);

    [Fact]
    public Task DisposeInFinally_IsReported() => Check("""
        void Send(byte[] data)
        {
            var client = new TcpClient("host", 80);
            try
            {
                client.GetStream().Write(data);
            }
            finally
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task ConditionalDispose_IsReported() => Check("""
        void Drop(TcpClient? client) => {|HUP101:client?.Dispose()|};
        """);

    [Fact]
    public Task DisposeThroughAnInterface_IsReported() => Check("""
        void Drop(TcpClient client) => {|HUP101:((IDisposable)client).Dispose()|};
        """);

    [Fact]
    public Task DisposeThroughALocalOfInterfaceType_IsReported() => Check("""
        void Drop(TcpListener listener)
        {
            IDisposable end = listener.AcceptTcpClient();
            {|HUP101:end.Dispose()|};
        }
        """);

    [Fact]
    public Task DisposeAsync_IsReported() => Check("""
        async Task Drop(NetworkStream stream) => await {|HUP101:stream.DisposeAsync()|};
        """);

    [Fact]
    public Task DisposeInALoop_IsReported() => Check("""
        void DropAll(List<TcpClient> clients)
        {
            foreach (var client in clients)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task DisposeInACancellationCallback_IsReported() => Check("""
        void Watch(TcpClient client, CancellationToken token) => token.Register(() => {|HUP101:client.Dispose()|});
        """);

    [Fact]
    public Task DisposeOfAFieldByItsOwner_IsReported() => Check("""
        class Session : IDisposable
        {
            private readonly TcpClient client;

            public Session(TcpClient client) => this.client = client;

            public void Dispose() => {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task ClosedOnEveryPath_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            using var client = new TcpClient("host", 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().Write(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task OneBranchWithoutAnEnd_IsReported() => Check("""
        void Send(byte[] data, bool last)
        {
            using var {|HUP101:client|} = new TcpClient("host", 80);
            client.GetStream().Write(data);
            if (last)
            {
                client.Close();
            }
        }
        """);

    [Fact]
    public Task EarlyReturnWithoutAnEnd_IsReported() => Check("""
        void Send(byte[] data)
        {
            using var {|HUP101:client|} = new TcpClient("host", 80);
            if (client.GetStream().ReadByte() < 0)
            {
                return;
            }

            client.GetStream().Write(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task Probe_IsNotReported() => Check("""
        bool IsReachable(string host)
        {
            using var client = new TcpClient(host, 80);
            return true;
        }
        """);

    [Fact]
    public Task ProbeThatAsksForOptions_IsNotReported() => Check("""
        bool IsReachable(IPEndPoint server)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.NoDelay = true;
            socket.Connect(server);
            return socket.Connected;
        }
        """);

    [Fact]
    public Task AcceptedConnectionIsInUseFromTheStart_IsReported() => Check("""
        void Refuse(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
        }
        """);

    [Fact]
    public Task GenericHelper_IsReportedAtTheCall() => Check("""
        void Drop(TcpClient? client) => {|HUP101:SafeDispose(ref client)|};

        static void SafeDispose<T>(ref T? target) where T : class, IDisposable
        {
            target?.Dispose();
            target = null;
        }
        """);

    [Fact]
    public Task DisposeAsyncWhoseTaskIsAsked_IsReportedThere() => Check("""
        async Task Send(NetworkStream stream)
        {
            stream.WriteByte(1);
            Console.WriteLine({|HUP101:stream.DisposeAsync()|}.IsCompletedSuccessfully);
            await stream.DisposeAsync();
        }
        """);

    [Fact]
    public Task CloseWhoseTaskIsAsked_IsNotReported() => Check("""
        async Task<bool> Send(NetworkStream stream)
        {
            await stream.WriteAsync(new byte[1]);
            return stream.CloseGracefullyAsync().IsCompleted;
        }
        """);
}
