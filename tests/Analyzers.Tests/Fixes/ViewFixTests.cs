using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Streams, readers and writers over the connection: disposed first, they would send the FIN that the scope is there to prevent.</summary>
public class ViewFixTests
{
    [Fact]
    public Task StreamInAUsing_ComesFromTheScope() => Fix("""
        void Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var stream = client.GetStream();
            stream.WriteByte(1);
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using var stream = scope.Stream;
            stream.WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task NetworkStream_StaysOne() => Fix("""
        void Read(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using NetworkStream stream = client.GetStream();
            Console.WriteLine(stream.DataAvailable);
        }
        """, """
        void Read(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using NetworkStream stream = (NetworkStream)scope.Stream;
            Console.WriteLine(stream.DataAvailable);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task LocalUsedAsNetworkStream_StaysOne() => Fix("""
        void Read(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var stream = client.GetStream();
            Console.WriteLine(stream.DataAvailable);
        }
        """, """
        void Read(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using var stream = (NetworkStream)scope.Stream;
            Console.WriteLine(stream.DataAvailable);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task OwningStreamOverASocket_ComesFromTheScope() => Fix("""
        void Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            using var stream = new NetworkStream(peer, ownsSocket: true);
            stream.WriteByte(1);
        }
        """, """
        void Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            using var stream = scope.Stream;
            stream.WriteByte(1);
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task Writer_IsFlushedBeforeTheClose() => Fix("""
        async Task Send(string host)
        {
            using (var {|HUP101:client|} = new TcpClient(host, 80))
            using (var writer = new StreamWriter(client.GetStream()))
            {
                await writer.WriteLineAsync("x");
            }
        }
        """, """
        async Task Send(string host)
        {
            using (var client = new TcpClient(host, 80))
            using (var scope = client.AbortOnDispose())
            using (var writer = new StreamWriter(scope.Stream))
            {
                await writer.WriteLineAsync("x");
                await writer.FlushAsync();
                await client.CloseGracefullyAsync();
            }
        }
        """);

    [Fact]
    public Task WriterDeclaredAfterAnExit_IsFlushedOnlyBehind() => Fix("""
        void Answer(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            using var stream = client.GetStream();
            if (stream.ReadByte() < 0)
                return;
            using var writer = new StreamWriter(stream);
            writer.WriteLine("x");
        }
        """, """
        void Answer(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client.AbortOnDispose();
            using var stream = scope.Stream;
            if (stream.ReadByte() < 0)
            {
                client.CloseGracefully();
                return;
            }

            using var writer = new StreamWriter(stream);
            writer.WriteLine("x");
            writer.Flush();
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task UsingInsideOfTheUsing_EndsTheConnection() => Fix("""
        void Send(string host)
        {
            using (var {|HUP101:client|} = new TcpClient())
            {
                client.Connect(host, 80);
                using (var writer = new StreamWriter(client.GetStream()))
                {
                    writer.WriteLine("x");
                }

                Console.WriteLine("sent");
            }
        }
        """, """
        void Send(string host)
        {
            using (var client = new TcpClient())
            {
                using var scope = client.AbortOnDispose();
                client.Connect(host, 80);
                using (var writer = new StreamWriter(scope.Stream))
                {
                    writer.WriteLine("x");
                    writer.Flush();
                    client.CloseGracefully();
                }

                Console.WriteLine("sent");
            }
        }
        """);

    [Fact]
    public Task UsingInsideOfATry_EndsTheConnection() => Fix("""
        bool Ask(string host)
        {
            using (var {|HUP101:client|} = new TcpClient(host, 80))
            {
                try
                {
                    using (var stream = client.GetStream())
                    using (var reader = new StreamReader(stream))
                    {
                        if (reader.ReadLine() == null)
                        {
                            return false;
                        }
                    }
                }
                {|HUP401:catch|} (IOException)
                {
                    return false;
                }
            }

            return true;
        }
        """, """
        bool Ask(string host)
        {
            using (var client = new TcpClient(host, 80))
            {
                using var scope = client.AbortOnDispose();
                try
                {
                    using (var stream = scope.Stream)
                    using (var reader = new StreamReader(stream))
                    {
                        if (reader.ReadLine() == null)
                        {
                            client.CloseGracefully();
                            return false;
                        }

                        client.CloseGracefully();
                    }
                }
                {|HUP401:catch|} (IOException)
                {
                    return false;
                }
            }

            return true;
        }
        """);

    [Fact]
    public Task TlsSession_IsClosedWithItsConnection() => Fix("""
        async Task Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 443);
            using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsClientAsync(host);
            await tls.WriteAsync(new byte[1]);
        }
        """, """
        async Task Send(string host)
        {
            using var client = new TcpClient(host, 443);
            using var scope = client.AbortOnDispose();
            using var tls = new SslStream(scope.Stream);
            await tls.AuthenticateAsClientAsync(host);
            await tls.WriteAsync(new byte[1]);
            await tls.CloseGracefullyAsync(client.Client);
        }
        """);

    [Fact]
    public Task StreamOwnedAlone_CarriesTheScope() => Fix("""
        void Send(string host)
        {
            using var {|HUP101:stream|} = new TcpClient(host, 80).GetStream();
            using var writer = new StreamWriter(stream);
            writer.WriteLine("x");
        }
        """, """
        void Send(string host)
        {
            using var stream = new TcpClient(host, 80).GetStream();
            using var scope = stream.AbortOnDispose();
            using var writer = new StreamWriter(scope.Stream);
            writer.WriteLine("x");
            writer.Flush();
            stream.CloseGracefully();
        }
        """);

    [Fact]
    public Task AbortBeforeAWriterIsDisposed_HasNoFix() => NoFix("""
        void Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var writer = new StreamWriter(client.GetStream());
            writer.WriteLine("x");
        }
        """, ConnectionEndFix.AbortKey);
}
