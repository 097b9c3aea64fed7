using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Today's C# where every connection is ended as it is meant: the counterpart of <see cref="NewLanguageTests"/>.</summary>
public class NewLanguageEndsTests
{
    private const string Serve = """
        static void Serve(TcpClient client)
        {
            try
            {
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
        """;

    [Fact]
    public Task AwaitForeachThatEndsEach_IsNotReported() => Check(Serve + """

        async Task All(IAsyncEnumerable<TcpClient> clients)
        {
            await foreach (var client in clients.ConfigureAwait(false))
                Serve(client);
        }
        """);

    [Fact]
    public Task ChannelWhoseReaderEndsThem_IsNotReported() => Check(Serve + """

        async Task Consume(System.Threading.Channels.ChannelReader<TcpClient> reader)
        {
            await foreach (var client in reader.ReadAllAsync())
                Serve(client);
            while (reader.TryRead(out var late))
                late.Abort();
        }
        """);

    [Fact]
    public Task RefStructThatEndsIt_IsNotReported() => Check("""
        ref struct Lease(Socket socket)
        {
            public void Put(ReadOnlySpan<byte> bytes) => socket.Send(bytes);

            public void Dispose() => socket.CloseGracefully();
        }

        class Sender
        {
            void Send(Socket door)
            {
                using var lease = new Lease(door.Accept());
                lease.Put("x"u8);
            }
        }
        """);

    [Fact]
    public Task LockAroundTheEnd_IsNotReported() => Check("""
        private readonly Lock gate = new();
        private TcpClient? client;

        void Open(string host)
        {
            lock (gate)
                client = new TcpClient(host, 80);
        }

        void Ask()
        {
            using (gate.EnterScope())
                client?.GetStream().WriteByte(1);
        }

        void Stop()
        {
            using (gate.EnterScope())
            {
                client?.Abort();
                client = null;
            }
        }
        """);
}
