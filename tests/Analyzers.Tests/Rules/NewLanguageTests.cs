using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Today's C#.</summary>
public class NewLanguageTests
{
    [Fact]
    public Task CollectionExpression_ItsElementsAreReported() => Check("""
        void Run(TcpListener listener)
        {
            TcpClient[] clients = [listener.AcceptTcpClient(), listener.AcceptTcpClient()];
            foreach (var client in clients)
            {
                client.GetStream().WriteByte(1);
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task CollectionExpressionThatIsReturned_IsNotReported() => Check("""
        List<Socket> Gather(Socket listener)
        {
            List<Socket> all = [listener.Accept()];
            all = [.. all, listener.Accept()];
            return all;
        }
        """);

    [Fact]
    public Task CollectionExpressionWhoseElementsAreEnded_IsNotReported() => Check("""
        void Run(Socket listener)
        {
            var peer = listener.Accept();
            Socket[] all = [peer];
            peer.Send(new byte[1]);
            foreach (var one in all)
                one.CloseGracefully();
        }
        """);

    [Fact]
    public Task AwaitForeachThatDisposes_IsReported() => Check("""
        async IAsyncEnumerable<TcpClient> AcceptAll(TcpListener listener)
        {
            while (true)
                yield return await listener.AcceptTcpClientAsync();
        }

        async Task Serve(TcpListener listener)
        {
            await foreach (var client in {|HUP104:AcceptAll(listener)|})
            {
                await client.GetStream().WriteAsync(new byte[1]);
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task ConfiguredAwaitForeachWithAUsing_IsReported() => Check("""
        async IAsyncEnumerable<Socket> AcceptAll(Socket listener)
        {
            while (true)
                yield return await listener.AcceptAsync();
        }

        async Task Serve(Socket listener)
        {
            await foreach (var peer in AcceptAll(listener).ConfigureAwait(false))
                using ({|HUP101:peer|})
                    await peer.SendAsync(new byte[1]);
        }
        """);

    [Fact]
    public Task ConfiguredAwaitForeachThatDisposes_IsReported() => Check("""
        async IAsyncEnumerable<Socket> AcceptAll(Socket listener)
        {
            while (true)
                yield return await listener.AcceptAsync();
        }

        async Task Serve(Socket listener)
        {
            await foreach (var peer in AcceptAll(listener).ConfigureAwait(false))
            {
                await peer.SendAsync(new byte[1]);
                {|HUP101:peer.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task Channel_ItsReadersAreReported() => Check("""
        async Task Produce(System.Threading.Channels.ChannelWriter<TcpClient> writer, TcpListener listener)
        {
            while (true)
            {
                var client = await {|HUP104:listener.AcceptTcpClientAsync()|};
                await writer.WriteAsync(client);
            }
        }

        async Task Consume(System.Threading.Channels.ChannelReader<TcpClient> reader)
        {
            await foreach (var client in reader.ReadAllAsync())
            {
                client.GetStream().WriteByte(1);
                {|HUP101:client.Dispose()|};
            }
        }

        async Task One(System.Threading.Channels.ChannelReader<TcpClient> reader)
        {
            using var {|HUP101:client|} = await reader.ReadAsync();
            client.GetStream().WriteByte(1);
        }

        async Task Some(System.Threading.Channels.Channel<Socket> waiting)
        {
            while (await waiting.Reader.WaitToReadAsync())
                while (waiting.Reader.TryRead(out var peer))
                {
                    peer.Send(new byte[1]);
                    {|HUP101:peer.Dispose()|};
                }
        }
        """);

    [Fact]
    public Task RefStructOverTheStream_IsReportedAtTheClient() => Check("""
        ref struct Frame(NetworkStream stream)
        {
            public void Put(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

            public void Dispose() => stream.Flush();
        }

        class Sender
        {
            void Send(string host)
            {
                using var {|HUP101:client|} = new TcpClient(host, 80);
                using (var frame = new Frame(client.GetStream()))
                    frame.Put("x"u8);
            }
        }
        """);

    [Fact]
    public Task RefStructThatDisposes_IsReported() => Check("""
        ref struct Lease(Socket socket)
        {
            public void Put(ReadOnlySpan<byte> bytes) => socket.Send(bytes);

            public void Dispose() => {|HUP101:socket.Dispose()|};
        }

        class Sender
        {
            void Send(Socket listener)
            {
                using var lease = new Lease(listener.Accept());
                lease.Put("x"u8);
            }
        }
        """);

    [Fact]
    public Task LockAroundTheField_IsReported() => Check("""
        private readonly Lock gate = new();
        private TcpClient? client;

        void Open(string host)
        {
            lock (gate)
                client = new TcpClient(host, 80);
        }

        void Ask()
        {
            lock (gate)
                client?.GetStream().WriteByte(1);
        }

        void Stop()
        {
            lock (gate)
            {
                {|HUP101:client?.Dispose()|};
                client = null;
            }
        }
        """);

    [Fact]
    public Task LockScope_LeakIsReported() => Check("""
        private readonly Lock gate = new();

        void Open(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            using (gate.EnterScope())
                client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task FieldKeyword_IsReported() => Check("""
        TcpClient? Current
        {
            get => field;
            set
            {
                {|HUP101:field?.Dispose()|};
                field = value;
            }
        }

        void Open(string host)
        {
            Current = new TcpClient(host, 80);
            Current.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task FieldKeywordThatAborts_IsNotReported() => Check("""
        TcpClient? Current
        {
            get => field;
            set
            {
                field?.Abort();
                field = value;
            }
        }

        void Open(string host)
        {
            Current = new TcpClient(host, 80);
            Current.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task ExtensionMembers_AreSeenThrough() => Check("""
        static class Peers
        {
            extension(TcpClient client)
            {
                public void Drop() => {|HUP101:client.Dispose()|};

                public Stream Wire => client.GetStream();

                public static TcpClient Dial(string host) => new TcpClient(host, 80);
            }
        }

        class Caller
        {
            void Run(string host)
            {
                var client = {|HUP104:TcpClient.Dial(host)|};
                client.Wire.WriteByte(1);
                client.Drop();
            }

            void Leak(string host)
            {
                var client = {|HUP103:TcpClient.Dial(host)|};
                client.Wire.WriteByte(1);
            }
        }
        """);
}
