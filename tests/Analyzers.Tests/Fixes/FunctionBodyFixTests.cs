using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>The owner in a function of its own, in an iterator or under a lock: its exits are not those of the code around.</summary>
public class FunctionBodyFixTests
{
    [Fact]
    public Task LambdaBody_IsAMethodOfItsOwn() => Fix("""
        void Start(TcpListener listener)
        {
            Task.Run(async () =>
            {
                using var {|HUP101:client|} = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(new byte[1]);
            });
        }
        """, """
        void Start(TcpListener listener)
        {
            Task.Run(async () =>
            {
                using var client = await listener.AcceptTcpClientAsync();
                using var scope = client.AbortOnDispose();
                await client.GetStream().WriteAsync(new byte[1]);
                await client.CloseGracefullyAsync();
            });
        }
        """);

    [Fact]
    public Task LocalFunction_IsAMethodOfItsOwn() => Fix("""
        async Task Start(TcpListener listener)
        {
            await Task.Yield();
            Serve();

            void Serve()
            {
                using var {|HUP101:client|} = listener.AcceptTcpClient();
                client.GetStream().WriteByte(1);
            }
        }
        """, """
        async Task Start(TcpListener listener)
        {
            await Task.Yield();
            Serve();

            void Serve()
            {
                using var client = listener.AcceptTcpClient();
                using var scope = client.AbortOnDispose();
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task Iterator_ClosesWithoutAwaiting() => Fix("""
        IEnumerable<int> Read(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            for (var read = client.GetStream().ReadByte(); read >= 0; read = client.GetStream().ReadByte())
            {
                if (read == 0)
                {
                    yield break;
                }

                yield return read;
            }
        }
        """, """
        IEnumerable<int> Read(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            for (var read = client.GetStream().ReadByte(); read >= 0; read = client.GetStream().ReadByte())
            {
                if (read == 0)
                {
                    client.CloseGracefully();
                    yield break;
                }

                yield return read;
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task AsyncIterator_AwaitsTheClose() => Fix("""
        async IAsyncEnumerable<byte> ReadAsync(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            var buffer = new byte[1];
            while (await client.GetStream().ReadAsync(buffer) > 0)
            {
                yield return buffer[0];
            }
        }
        """, """
        async IAsyncEnumerable<byte> ReadAsync(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            var buffer = new byte[1];
            while (await client.GetStream().ReadAsync(buffer) > 0)
            {
                yield return buffer[0];
            }

            await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task Lock_ClosesWithoutWaiting() => Fix("""
        async Task SendAsync(Socket listener, object gate)
        {
            await Task.Yield();
            lock (gate)
            {
                using var {|HUP101:peer|} = listener.Accept();
                peer.Send(new byte[1]);
            }
        }
        """, """
        async Task SendAsync(Socket listener, object gate)
        {
            await Task.Yield();
            lock (gate)
            {
                using var peer = listener.Accept();
                try
                {
                    peer.Send(new byte[1]);
                    peer.Close();
                }
                catch
                {
                    peer.Abort();
                    throw;
                }
            }
        }
        """);
}
