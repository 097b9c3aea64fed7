using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Ends that only just are, or are not, what a fix writes: mutants have shown that nothing else asks for it.</summary>
public class NearMissFixTests
{
    [Fact]
    public Task CloseAsAnExpression_IsPrecededByTheGracefulOne() => Fix("""
        void Stop(TcpClient client) => {|HUP303:client.Close()|};
        """, """
        void Stop(TcpClient client)
        {
            client.CloseGracefully();
            client.Close();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task CloseAsAnExpressionWhereNobodyMayWait_HasNoFix() => NoFix("""
        class Link(TcpClient client) : IDisposable
        {
            void Send() => client.GetStream().WriteByte(1);

            public void Dispose() => {|HUP303:client.Close()|};
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task CloseOfWhatIsCalledOff_Aborts() => Fix("""
        void Watch(TcpClient client, CancellationToken cancel)
        {
            client.GetStream().WriteByte(1);
            cancel.Register(() => {|HUP303:client.Close()|});
        }
        """, """
        void Watch(TcpClient client, CancellationToken cancel)
        {
            client.GetStream().WriteByte(1);
            cancel.Register(() =>
            {
                client.Abort();
                client.Close();
            });
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task CloseInACaseThatThrows_Aborts() => Fix("""
        void Check(Socket socket)
        {
            switch (socket.Receive(new byte[1]))
            {
                case 0:
                    {|HUP303:socket.Close()|};
                    throw new EndOfStreamException();
            }
        }
        """, """
        void Check(Socket socket)
        {
            switch (socket.Receive(new byte[1]))
            {
                case 0:
                    socket.Abort();
                    socket.Dispose();
                    throw new EndOfStreamException();
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownWhereNobodyMayWait_RefusesNothing() => Fix("""
        class Link(Socket socket) : IDisposable
        {
            void Send() => socket.Send(new byte[1]);

            public void Dispose()
            {
                {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
                socket.Close();
            }
        }
        """, """
        class Link(Socket socket) : IDisposable
        {
            void Send() => socket.Send(new byte[1]);

            public void Dispose()
            {
                socket.Shutdown(SocketShutdown.Send);
                socket.Close();
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Theory]
    [InlineData("socket.Close(0)", "other.Abort()")]
    [InlineData("socket.Abort()", "other.Close(0)")]
    public Task ShutdownBesideOtherResets_BecomesAGracefulClose(string before, string after) => Fix($$"""
        void Stop(Socket socket, Socket other, bool late)
        {
            if (late)
            {
                {{before}};
                return;
            }

            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            socket.Close();
            {{after}};
        }
        """, $$"""
        void Stop(Socket socket, Socket other, bool late)
        {
            if (late)
            {
                {{before}};
                return;
            }

            socket.Send(new byte[1]);
            socket.CloseGracefully();
            socket.Close();
            {{after}};
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownBeforeAReset_RefusesNothing() => Fix("""
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            {|HUP201:socket.Close(0)|};
        }
        """, """
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            socket.Shutdown(SocketShutdown.Send);
            {|HUP201:socket.Close(0)|};
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownBehindAConditionalAccess_RefusesNothing() => Fix("""
        void HalfClose(TcpClient? client)
        {
            client?.GetStream().WriteByte(1);
            {|HUP305:client?.Client.Shutdown(SocketShutdown.Both)|};
        }
        """, """
        void HalfClose(TcpClient? client)
        {
            client?.GetStream().WriteByte(1);
            client?.Client.Shutdown(SocketShutdown.Send);
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ReturnInAFunctionOfTheProgram_IsNoExit() => Fix("""
        var client = {|HUP103:new TcpClient("localhost", 80)|};
        client.GetStream().WriteByte(Next());

        static byte Next()
        {
            return 1;
        }
        """, """
        using var client = new TcpClient("localhost", 80);
        using var scope = client.AbortOnDispose();
        client.GetStream().WriteByte(Next());
        client.CloseGracefully();

        static byte Next()
        {
            return 1;
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task StreamThatAnAwaitedMethodMakes_HasNoFix() => NoFix("""
        async Task Ask(Socket listener)
        {
            using (var {|HUP101:peer|} = await listener.AcceptAsync())
            {
                using (Stream stream = await Wrap(peer).ConfigureAwait(false))
                {
                    stream.WriteByte(1);
                }
            }
        }

        static async Task<Stream> Wrap(Socket socket)
        {
            await Task.Yield();
            return new NetworkStream(socket, ownsSocket: true);
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData(", ownsSocket: false")]
    [InlineData(", FileAccess.Write")]
    public Task StreamThatDoesNotOwn_EndsNothing(string owns) => Fix($$"""
        void Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            using (var stream = new NetworkStream(peer{{owns}}))
            {
                stream.WriteByte(1);
            }

            Console.WriteLine("sent");
        }
        """, $$"""
        void Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            using (var stream = new NetworkStream(peer{{owns}}))
            {
                stream.WriteByte(1);
            }

            Console.WriteLine("sent");
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task BinaryWriterInAsyncCode_IsFlushedWithoutAwaiting() => Fix("""
        async Task Send(string host, byte[] data)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var writer = new BinaryWriter(client.GetStream());
            writer.Write(data.Length);
            await writer.BaseStream.WriteAsync(data);
        }
        """, """
        async Task Send(string host, byte[] data)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using var writer = new BinaryWriter(scope.Stream);
            writer.Write(data.Length);
            await writer.BaseStream.WriteAsync(data);
            writer.Flush();
            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task WritersClosedFirst_AreFlushedBeforeTheClose() => Fix("""
        class Link(TcpClient client)
        {
            private readonly StreamReader reader = new(client.GetStream());
            private readonly StreamWriter writer = new(client.GetStream());

            void Say(string line) => writer.WriteLine(line);

            void Stop()
            {
                client.Client.Send(new byte[1]);
                reader.Dispose();
                writer.Dispose();
                {|HUP303:client.Close()|};
            }
        }
        """, """
        class Link(TcpClient client)
        {
            private readonly StreamReader reader = new(client.GetStream());
            private readonly StreamWriter writer = new(client.GetStream());

            void Say(string line) => writer.WriteLine(line);

            void Stop()
            {
                client.Client.Send(new byte[1]);
                writer.Flush();
                client.CloseGracefully();
                reader.Dispose();
                writer.Dispose();
                client.Close();
            }
        }
        """, GracefulCloseFix.CloseKey);
}
