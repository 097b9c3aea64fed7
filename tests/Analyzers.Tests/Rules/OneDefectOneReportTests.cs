using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Each defect is reported where it stands, once; what a helper or a lambda has seen to is not reported at all.</summary>
public class OneDefectOneReportTests
{
    [Fact]
    public Task HelperThatDisarms_IsNotReported() => Check("""
        internal static void Disarm(TcpClient client) => client.LingerState = new LingerOption(false, 0);

        void End(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            Disarm(client);
            client.Close();
        }
        """);

    [Fact]
    public Task AbortOfOneOfTwo_IsNotReported() => Check("""
        void End(TcpClient left, TcpClient right, bool isLeft)
        {
            left.Close();
            var one = isLeft ? left : right;
            one.Abort();
        }
        """);

    [Fact]
    public Task NestedUsings_AreReportedOnceOnTheOutermost() => Check("""
        void Drop(string text)
        {
            using var {|HUP201:client|} = new TcpClient("host", 80);
            client.LingerState = new LingerOption(true, 0);
            using var stream = client.GetStream();
            using var writer = new StreamWriter(stream);
            writer.Write(text);
        }
        """);

    [Fact]
    public Task CloseNotifyInAHelper_IsNotReported() => CheckEveryRule("""
        internal static async Task SayGoodbye(SslStream tls) => await tls.ShutdownAsync();

        async Task Send(TcpClient client, byte[] data)
        {
            var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            await SayGoodbye(tls);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task OneOptionForTwoSockets_IsReportedOnce() => Check("""
        void Set(Socket left, Socket right)
        {
            var option = {|HUP302:new LingerOption(true, 10)|};
            left.LingerState = option;
            right.LingerState = option;
        }
        """);

    [Fact]
    public Task OwnedConnectionInItsScope_IsReported() => CheckEveryRule("""
        async Task Send(byte[] data)
        {
            using var client = new TcpClient("host", 443);
            using var scope = client.AbortOnDispose();
            using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            await {|HUP304:client.CloseGracefullyAsync()|};
        }
        """);

    [Fact]
    public Task StreamOfTheScope_IsReported() => CheckEveryRule("""
        async Task Send(TcpClient client, byte[] data)
        {
            using var scope = client.AbortOnDispose();
            using var tls = new SslStream(scope.Stream);
            await tls.AuthenticateAsClientAsync("host");
            await tls.WriteAsync(data);
            {|HUP304:scope.CloseGracefully()|};
        }
        """);

    [Fact]
    public Task TcpListenerThatIsArmed_IsReported() => Check("""
        TcpListener Listen(int port)
        {
            var listener = new TcpListener(IPAddress.Any, port);
            {|HUP205:listener.Server.LingerState = new LingerOption(true, 0)|};
            listener.Start();
            return listener;
        }
        """);

    [Fact]
    public Task OneOfTwoScopes_IsReported() => Check("""
        void Relay(TcpClient left, TcpClient right)
        {
            using var scope = left.AbortOnDispose();
            {|HUP203:right.AbortOnDispose()|};
            left.GetStream().CopyTo(right.GetStream());
            left.CloseGracefully();
            right.CloseGracefully();
        }
        """);

    [Fact]
    public Task ScopeCapturedByALambda_IsNotReported() => Check("""
        Action Guard(TcpClient client)
        {
            var scope = client.AbortOnDispose();
            return () => scope.Dispose();
        }
        """);

    [Theory]
    [InlineData("stream = value")]
    [InlineData("this.stream = value")]
    public Task StreamPutInByAPropertysSetter_IsOneConnection_IsReportedOnce(string set) => Check($$"""
        sealed class Session
        {
            private readonly TcpClient client;
            private NetworkStream? stream;

            public Session(TcpClient accepted)
            {
                client = accepted;
                Stream = accepted.GetStream();
            }

            private NetworkStream? Stream { get => stream; set { {{set}}; } }

            public void Send() => stream!.WriteByte(1);

            public void End()
            {
                {|HUP303:stream?.Close()|};
                client.Close();
            }
        }
        """);

    [Fact]
    public Task StreamOfAnotherClientPutInByAPropertysSetter_IsReportedTwice() => Check("""
        sealed class Session
        {
            private readonly TcpClient client;
            private NetworkStream? stream;

            public Session(TcpClient accepted, TcpClient other)
            {
                client = accepted;
                Stream = other.GetStream();
            }

            private NetworkStream? Stream { get => stream; set { stream = value; } }

            public void Send() => stream!.WriteByte((byte)client.GetStream().ReadByte());

            public void End()
            {
                {|HUP303:stream?.Close()|};
                {|HUP303:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task StreamWhoseCloseEndsWhatItsDisposeDisposes_IsReportedOnce() => Check("""
        sealed class Wrapped(NetworkStream inner) : MemoryStream
        {
            private readonly NetworkStream inner = inner;

            public override void Close()
            {
                {|HUP303:inner.Close()|};
                base.Close();
            }

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    inner.Dispose();
                }

                base.Dispose(disposing);
            }
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("public override void Close() { if (inner.CanTimeout) { {|HUP303:inner.Close()|}; } base.Close(); }")]
    [InlineData("public new void Close() { {|HUP303:inner.Close()|}; base.Close(); }")]
    public Task StreamWhoseCloseDoesNotAlwaysEndWhatItsDisposeDisposes_IsReported(string close) => Check($$"""
        sealed class Wrapped(NetworkStream inner) : MemoryStream
        {
            private readonly NetworkStream inner = inner;

            {{close}}

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    {|HUP101:inner.Dispose()|};
                }

                base.Dispose(disposing);
            }
        }
        """);

    [Theory]
    [InlineData("new TcpClient(family)")]
    [InlineData("local is null ? new TcpClient(family) : new TcpClient(local)")]
    public Task WhatAClientIsMadeFrom_IsNoConnection(string creation) => CheckEveryRule($$"""
        class Session
        {
            private readonly AddressFamily family = AddressFamily.InterNetworkV6;
            private readonly IPEndPoint? local = null;
            private TcpClient? client;
            private NetworkStream? stream;

            public void Open(IPEndPoint server)
            {
                client = {{creation}};
                client.Connect(server);
                stream = client.GetStream();
                stream.WriteByte(1);
            }

            public void Close()
            {
                {|HUP303:stream?.Close()|};
                {|HUP202:client?.Client.Shutdown(SocketShutdown.Both)|};
            }
        }
        """);
}
