using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>A reader, or a stream that is elsewhere, may end the connection as well.</summary>
public class ViewEndFixTests
{
    [Fact]
    public Task ReaderThatLeavesItsStreamOpen_EndsNothing() => Fix("""
        void Ask(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            var stream = client.GetStream();
            using (var reader = new StreamReader(stream, Encoding.UTF8, false, 1024, leaveOpen: true))
            {
                reader.ReadLine();
            }

            stream.WriteByte(1);
        }
        """, """
        void Ask(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            var stream = scope.Stream;
            using (var reader = new StreamReader(stream, Encoding.UTF8, false, 1024, leaveOpen: true))
            {
                reader.ReadLine();
            }

            stream.WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task UsingOfSomethingReadFromIt_EndsNothing() => Fix("""
        void Store(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            var length = peer.Receive(new byte[4]);
            using (var file = File.Create("upload" + length))
            {
                file.WriteByte(1);
            }
        }
        """, """
        void Store(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            var length = peer.Receive(new byte[4]);
            using (var file = File.Create("upload" + length))
            {
                file.WriteByte(1);
            }

            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task ReaderInsideOfAnotherUsing_EndsTheConnectionThere() => Fix("""
        async Task<string?> Ask(TcpListener listener)
        {
            using (var {|HUP101:client|} = await listener.AcceptTcpClientAsync())
            {
                using (var guard = new SemaphoreSlim(1))
                using (var reader = new StreamReader(client.GetStream()))
                {
                    await guard.WaitAsync();
                    Console.WriteLine(await reader.ReadLineAsync());
                }
            }

            return null;
        }
        """, """
        async Task<string?> Ask(TcpListener listener)
        {
            using (var client = await listener.AcceptTcpClientAsync())
            {
                using var scope = client.AbortOnDispose();
                using (var guard = new SemaphoreSlim(1))
                using (var reader = new StreamReader(scope.Stream))
                {
                    await guard.WaitAsync();
                    Console.WriteLine(await reader.ReadLineAsync());
                    await client.CloseGracefullyAsync();
                }
            }

            return null;
        }
        """);

    [Fact]
    public Task TlsWhoseStreamIsElsewhere_HasNoFix() => NoFix("""
        class Link
        {
            private TcpClient client = new();
            private SslStream? tls;

            void Open(string host)
            {
                client.Connect(host, 443);
                tls = new SslStream(client.GetStream());
                tls.AuthenticateAsClient(host);
            }

            void Stop()
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);
}
