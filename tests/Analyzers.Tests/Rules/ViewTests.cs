using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Views denote the same connection: what ends the view ends the connection, unless the view does not own it.</summary>
public class ViewTests
{
    [Fact]
    public Task ClosedSocketOfAClient_IsNotReported() => Check("""
        void Abort(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            client.Client.Close(0);
        }
        """);

    [Fact]
    public Task ClosedStreamOfAClient_IsNotReported() => Check("""
        void End(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            client.GetStream().Close();
        }
        """);

    [Fact]
    public Task SocketOfAStream_IsTheSameConnection() => Check("""
        void End(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            client.GetStream().Socket.Shutdown(SocketShutdown.Send);
        }
        """);

    [Theory]
    [InlineData("new StreamReader(client.GetStream())")]
    [InlineData("new StreamWriter(client.GetStream())")]
    [InlineData("new BinaryReader(client.GetStream())")]
    [InlineData("new BinaryWriter(client.GetStream())")]
    [InlineData("new BufferedStream(client.GetStream())")]
    [InlineData("new SslStream(client.GetStream())")]
    [InlineData("new NegotiateStream(client.GetStream())")]
    [InlineData("new System.IO.Compression.GZipStream(client.GetStream(), System.IO.Compression.CompressionMode.Compress)")]
    [InlineData("new System.IO.Compression.DeflateStream(client.GetStream(), System.IO.Compression.CompressionLevel.Fastest)")]
    [InlineData("new System.IO.Compression.BrotliStream(client.GetStream(), System.IO.Compression.CompressionMode.Compress)")]
    [InlineData("new StreamReader(new BufferedStream(client.GetStream()))")]
    [InlineData("new NetworkStream(client.Client, true)")]
    [InlineData("new NetworkStream(client.Client, ownsSocket: true)")]
    [InlineData("new NetworkStream(client.Client, FileAccess.Read, true)")]
    [InlineData("new NetworkStream(ownsSocket: true, access: FileAccess.Read, socket: client.Client)")]
    [InlineData("new StreamReader(client.GetStream(), Encoding.UTF8, true, 1024, false)")]
    [InlineData("new StreamReader(client.GetStream(), leaveOpen: false)")]
    [InlineData("new SslStream(client.GetStream(), false)")]
    [InlineData("Stream.Synchronized(client.GetStream())")]
    public Task ViewThatOwns_EndsTheConnection(string view) => Check($$"""
        void End(TcpClient client)
        {
            using var {|HUP101:view|} = {{view}};
        }
        """);

    [Theory]
    [InlineData("new StreamReader(client.GetStream(), Encoding.UTF8, true, 1024, true)")]
    [InlineData("new StreamReader(client.GetStream(), leaveOpen: true)")]
    [InlineData("new StreamWriter(leaveOpen: true, stream: client.GetStream())")]
    [InlineData("new BinaryReader(client.GetStream(), Encoding.UTF8, true)")]
    [InlineData("new BinaryWriter(client.GetStream(), Encoding.UTF8, leaveOpen: true)")]
    [InlineData("new SslStream(client.GetStream(), true)")]
    [InlineData("new SslStream(client.GetStream(), leaveInnerStreamOpen: true)")]
    [InlineData("new NegotiateStream(client.GetStream(), leaveInnerStreamOpen: true)")]
    [InlineData("new System.IO.Compression.GZipStream(client.GetStream(), System.IO.Compression.CompressionMode.Compress, true)")]
    [InlineData("new System.IO.Compression.DeflateStream(client.GetStream(), System.IO.Compression.CompressionMode.Compress, leaveOpen: true)")]
    [InlineData("new NetworkStream(client.Client)")]
    [InlineData("new NetworkStream(client.Client, false)")]
    [InlineData("new NetworkStream(client.Client, FileAccess.Read)")]
    [InlineData("new NetworkStream(client.Client, ownsSocket: false)")]
    [InlineData("new StreamReader(new BufferedStream(client.GetStream()), leaveOpen: true)")]
    [InlineData("new StreamReader(new NetworkStream(client.Client))")]
    public Task ViewThatDoesNotOwn_EndsNothing(string view) => Check($$"""
        void Look(TcpClient client)
        {
            using var view = {{view}};
        }
        """);

    [Fact]
    public Task OwnershipDecidedByAVariable_IsNotReported() => Check("""
        void Look(TcpClient client, bool leaveOpen)
        {
            using var reader = new StreamReader(client.GetStream(), leaveOpen: leaveOpen);
        }
        """);

    [Fact]
    public Task ViewThatDoesNotOwn_LeavesTheLeak() => Check("""
        void Send(Socket listener)
        {
            var socket = {|HUP103:listener.Accept()|};
            using var stream = new NetworkStream(socket);
            stream.WriteByte(1);
        }
        """);

    [Fact]
    public Task ClosedReader_IsAClose() => Check("""
        void Read(TcpListener listener)
        {
            using var {|HUP102:client|} = listener.AcceptTcpClient();
            var reader = new StreamReader(client.GetStream());
            Console.WriteLine(reader.ReadToEnd());
            reader.Close();
        }
        """);

    [Fact]
    public Task ClosedReaderThatLeavesOpen_IsNoClose() => Check("""
        void Read(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            var reader = new StreamReader(client.GetStream(), leaveOpen: true);
            reader.Close();
        }
        """);

    [Fact]
    public Task SslShutdownThenDispose_IsAnExplicitClose() => Check("""
        async Task End(TcpListener listener)
        {
            var client = listener.AcceptTcpClient();
            var tls = new SslStream(client.GetStream());
            try { await tls.ShutdownAsync(); } catch { client.Abort(); throw; }
            tls.Dispose();
        }
        """);

    [Fact]
    public Task SslDisposeWithoutShutdown_IsReported() => Check("""
        void End(TcpClient client)
        {
            var tls = new SslStream(client.GetStream());
            {|HUP101:tls.Dispose()|};
        }
        """);

    [Fact]
    public Task GracefulCloseOfTheSslStream_IsNotReported() => Check("""
        async Task End(TcpListener listener)
        {
            using var client = await listener.AcceptTcpClientAsync();
            using var tls = new SslStream(client.GetStream());
            await tls.CloseGracefullyAsync(client.Client);
        }
        """);

    [Fact]
    public Task BaseStream_IsTheSameConnection() => Check("""
        void Drop(TcpClient client)
        {
            var reader = new StreamReader(client.GetStream());
            {|HUP101:reader.BaseStream.Dispose()|};
        }
        """);

    [Fact]
    public Task FieldTypedStream_IsNotAConnection() => Check("""
        class Session : IDisposable
        {
            private readonly Stream stream;

            public Session(Stream stream) => this.stream = stream;

            public void Dispose() => stream.Dispose();
        }
        """);

    [Fact]
    public Task ParameterTypedStream_IsNotAConnection() => Check("""
        void Send(Stream stream, byte[] data)
        {
            using (stream)
            {
                stream.Write(data);
            }
        }
        """);

    [Fact]
    public Task ScopeStream_EndsAsTheScopeDoes() => Check("""
        void Send(TcpListener listener, string text)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            using var writer = new StreamWriter(scope.Stream);
            writer.Write(text);
            writer.Flush();
            scope.CloseGracefully();
        }
        """);

    [Fact]
    public Task StreamLocalTypedStream_IsStillTheConnection() => Check("""
        void Send(TcpClient client)
        {
            Stream stream = client.GetStream();
            stream.WriteByte(1);
            {|HUP101:stream.Dispose()|};
        }
        """);

    [Fact]
    public Task SslShutdownThenDisposeWithoutScope_IsNotReported() => Check("""
        async Task End(SslStream tls, TcpClient client)
        {
            var wrapped = new SslStream(client.GetStream());
            await wrapped.ShutdownAsync();
            wrapped.Dispose();
        }
        """);
}
