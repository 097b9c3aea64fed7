using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP201 and scopes: what is disposed before an armed scope must not send a FIN.</summary>
public class ScopeOrderTests
{
    [Theory]
    [InlineData("client.Close()")]
    [InlineData("client.Dispose()")]
    [InlineData("client.Client.Disconnect(false)")]
    public Task CloseInAnArmedScope_IsReported(string end) => Check($$"""
        void Send(TcpClient client)
        {
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            {|HUP201:{{end}}|};
        }
        """);

    [Theory]
    [InlineData("client.CloseGracefully()")]
    [InlineData("scope.CloseGracefully()")]
    [InlineData("client.GetStream().CloseGracefully()")]
    [InlineData("client.Client.CloseGracefully()")]
    [InlineData("client.Abort()")]
    [InlineData("scope.Abort()")]
    public Task EndThatTheScopeUnderstands_IsNotReported(string end) => Check($$"""
        void Send(TcpClient client)
        {
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            {{end}};
        }
        """);

    [Theory]
    [InlineData("await client.CloseGracefullyAsync()")]
    [InlineData("await scope.CloseGracefullyAsync()")]
    public Task AsyncEndThatTheScopeUnderstands_IsNotReported(string end) => Check($$"""
        async Task Send(TcpClient client, byte[] data)
        {
            await using var scope = client.AbortOnDispose();
            await client.GetStream().WriteAsync(data);
            {{end}};
        }
        """);

    [Fact]
    public Task CloseInAScopeThatCloses_IsNotReported() => Check("""
        void Send(TcpClient client)
        {
            using var scope = client.CloseOnDispose();
            client.GetStream().WriteByte(1);
            client.Close();
        }
        """);

    [Fact]
    public Task ScopeAfterTheClient_IsNotReported() => Check("""
        void Send(byte[] data)
        {
            using var client = new TcpClient("host", 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().Write(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task ClientDisposedInsideTheScope_IsReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            using (client.AbortOnDispose())
            using ({|HUP201:client|})
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task StreamOfTheClientAfterTheScope_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            using var scope = client.AbortOnDispose();
            using var stream = client.GetStream();
            stream.Write(data);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task StreamOfTheScope_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            using var scope = socket.AbortOnDispose();
            using var stream = scope.Stream;
            stream.Write(data);
            scope.CloseGracefully();
        }
        """);

    [Theory]
    [InlineData("scope.Stream")]
    [InlineData("client.GetStream()")]
    public Task WriterOverTheStreamOfTheScope_IsNotReported(string stream) => Check($$"""
        async Task Send(TcpClient client, string text)
        {
            await using var scope = client.AbortOnDispose();
            await using var writer = new StreamWriter({{stream}});
            await writer.WriteAsync(text);
            await writer.FlushAsync();
            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task StreamOfOnesOwnAfterTheScope_IsReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            using var scope = socket.AbortOnDispose();
            using var {|HUP201:stream|} = new NetworkStream(socket, true);
            stream.Write(data);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task WriterOverAStreamOfOnesOwnAfterTheScope_IsReported() => Check("""
        void Send(TcpClient client, string text)
        {
            using var scope = client.AbortOnDispose();
            using var {|HUP201:writer|} = new StreamWriter(new NetworkStream(client.Client, true));
            writer.Write(text);
            writer.Flush();
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task StreamOfOnesOwnBeforeTheScope_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            using var stream = new NetworkStream(socket, true);
            using var scope = socket.AbortOnDispose();
            stream.Write(data);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task StreamThatDoesNotOwnAfterTheScope_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            using var scope = socket.AbortOnDispose();
            using var stream = new NetworkStream(socket);
            stream.Write(data);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task WriterBeforeTheScope_IsNotReported() => Check("""
        void Send(TcpClient client, string text)
        {
            using var writer = new StreamWriter(client.GetStream());
            using var scope = client.AbortOnDispose();
            writer.Write(text);
            writer.Flush();
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task StreamTakenBeforeAndDisposedInsideTheScope_IsReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            var stream = client.GetStream();
            using var scope = client.AbortOnDispose();
            using ({|HUP201:stream|})
            {
                stream.Write(data);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task CloseInTheCatchOfAScope_IsReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            using var scope = client.AbortOnDispose();
            try
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }
            catch (IOException)
            {
                {|HUP201:client.Close()|};
            }
        }
        """);

    [Fact]
    public Task CloseAfterTheScope_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            using (client.AbortOnDispose())
            {
                client.GetStream().Write(data);
                client.CloseGracefully();
            }

            client.Close();
        }
        """);
}
