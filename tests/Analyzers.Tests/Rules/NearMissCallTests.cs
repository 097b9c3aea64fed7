using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Calls that only just are, or are not, taken to fail while a connection is open: mutants have shown that nothing else asks for it.</summary>
public class NearMissCallTests
{
    [Theory]
    [InlineData("text.Trim()")]
    [InlineData("Console.WriteLine(text)")]
    [InlineData("numbers.Add(size)")]
    [InlineData("Guid.NewGuid()")]
    [InlineData("new SemaphoreSlim(1, 1)")]
    [InlineData("new Uri(\"http://host\")")]
    [InlineData("int.Parse(\"1\")")]
    [InlineData("results.TryWrite(size)")]
    [InlineData("Check(size)")]
    [InlineData("AuditLog.Warn(text)")]
    [InlineData("AuditLog.LogLine(text)")]
    [InlineData("TimeSpan.FromSeconds(size)")]
    public Task CallThatIsTakenNotToFail_IsNotReported(string call) => Serve("listener.AcceptTcpClient()", call);

    [Theory]
    [InlineData("int.Parse(text)")]
    [InlineData("new SemaphoreSlim(size)")]
    [InlineData("new Uri(text)")]
    [InlineData("new FileStream(\"log\", FileMode.Open)")]
    [InlineData("File.ReadAllText(\"log\")")]
    [InlineData("Activator.CreateInstance(typeof(string))")]
    [InlineData("Audit.Warn(text)")]
    [InlineData("AuditLog.Open(text)")]
    [InlineData("TryOwn(text)")]
    [InlineData("Own(size)")]
    public Task CallThatMayFail_IsReported(string call) => Serve("{|HUP104:listener.AcceptTcpClient()|}", call);

    [Fact]
    public Task TaskOfAMethodThatAbortsWhatItFailsWith_BringsNoFailureOfItsOwn() => Check("""
        async Task Serve(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            await Ask(client);
            client.CloseGracefully();
        }

        static Task<int> Ask(TcpClient client)
        {
            try
            {
                client.GetStream().WriteByte(1);
                return Task.FromResult(1);
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Fact]
    public Task MethodThatAnHeirMayReplace_LeavesWhatItIsHandedOpen() => Check("""
        public class Server
        {
            public void Serve(TcpListener listener)
            {
                using var {|HUP101:client|} = listener.AcceptTcpClient();
                Handle(client);
            }

            protected virtual void Handle(TcpClient client) => client.GetStream().WriteByte(1);
        }
        """);

    [Theory]
    [InlineData("SocketType.Stream, ProtocolType.Tcp", true)]
    [InlineData("AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp", true)]
    [InlineData("SocketType.Seqpacket, ProtocolType.IP", true)]
    [InlineData("handle", true)]
    [InlineData("SocketType.Dgram, ProtocolType.Udp", false)]
    [InlineData("AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Icmp", false)]
    [InlineData("type, ProtocolType.Udp", false)]
    public Task SocketThatSends_HasAPeerUnlessItIsMadeForNone(string made, bool isConnection) => Check($$"""
        void Send(SafeSocketHandle handle, SocketType type, byte[] data)
        {
            using var {{(isConnection ? "{|HUP101:socket|}" : "socket")}} = new Socket({{made}});
            socket.Send(data);
        }
        """);

    [Theory]
    [InlineData("new Socket(SocketType.Stream, ProtocolType.Tcp)", false)]
    [InlineData("new Socket(handle)", true)]
    [InlineData("new TcpClient()", false)]
    [InlineData("listener.AcceptTcpClient()", true)]
    public Task WhatIsMadeAndDropped_IsOnlyLostWhereItIsOpen(string made, bool isOpen) => Check($$"""
        void Drop(SafeSocketHandle handle, TcpListener listener)
        {
            var made = {{(isOpen ? "{|HUP103:" + made + "|}" : made)}};
            Console.WriteLine(made.Connected);
        }
        """);

    [Theory]
    [InlineData("ConnectAsync(host)", "client")]
    [InlineData("DialAsync(host)", "client")]
    [InlineData("RentAsync(host)", "{|HUP101:client|}")]
    public Task ClientOfSomebodyElses_IsInUseUnlessItWasJustDialed(string call, string client) => Check($$"""
        interface IPool
        {
            Task<TcpClient> ConnectAsync(string host);
            Task<TcpClient> DialAsync(string host);
            Task<TcpClient> RentAsync(string host);
        }

        class Prober
        {
            async Task Probe(IPool pool, string host)
            {
                using var {{client}} = await pool.{{call}};
                Console.WriteLine(client.Connected);
            }
        }
        """);

    private static Task Serve(string accept, string call) => Check($$"""
        static class Audit
        {
            public static void Warn(string text) => File.AppendAllText("audit", text);
        }

        static class AuditLog
        {
            public static void Warn(string text) => File.AppendAllText("audit", text);
            public static void LogLine(string text) => File.AppendAllText("audit", text);
            public static void Open(string text) => File.AppendAllText("audit", text);
        }

        class Server
        {
            public void Serve(TcpListener listener, string text, int size, List<int> numbers, System.Threading.Channels.ChannelWriter<int> results)
            {
                var client = {{accept}};
                {{call}};
                client.Abort();
            }

            [System.Diagnostics.Conditional("DEBUG")]
            private static void Check(int size) => throw new InvalidOperationException();

            private static bool TryOwn(string text) => File.Exists(text) ? throw new IOException() : true;

            private static void Own(int size) => File.ReadAllText("own" + size);
        }
        """);
}
