using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Programs that look like a defect of HUP2xx, HUP3xx or HUP401 and are none.</summary>
public class LooksLikeADefectTests
{
    [Fact]
    public Task ScopeReturnedOrDisposed_IsNotReported() => Check("""
        ConnectionScope Greet(TcpClient client)
        {
            var scope = client.AbortOnDispose();
            try
            {
                scope.Stream.WriteByte(1);
                return scope;
            }
            catch
            {
                scope.Dispose();
                throw;
            }
        }
        """);

    [Fact]
    public Task ScopeDisposedUnderANullTest_IsNotReported() => Check("""
        void Send(TcpClient? client, byte[] data)
        {
            var scope = client?.AbortOnDispose();
            try
            {
                client?.GetStream().Write(data);
                client?.CloseGracefully();
            }
            finally
            {
                if (scope != null)
                {
                    scope.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task ScopeInTheOwnersField_IsNotReported() => Check("""
        sealed class Session : IAsyncDisposable
        {
            private readonly TcpClient client = new();
            private ConnectionScope? scope;

            public void Open()
            {
                scope = client.AbortOnDispose();
                client.Connect("host", 80);
            }

            public async ValueTask DisposeAsync()
            {
                if (scope is not null)
                {
                    await scope.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task SocketArmedOnlyWhereItFailed_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            if (socket.Send(data) < data.Length)
            {
                socket.LingerState = new LingerOption(true, 0);
            }

            socket.Close();
        }
        """);

    [Fact]
    public Task AbortWhereTheHelperDidNotClose_IsNotReported() => Check("""
        internal static bool TryClose(TcpClient client)
        {
            if (client.Available > 0)
            {
                return false;
            }

            client.Close();
            return true;
        }

        void End(TcpClient client)
        {
            if (!TryClose(client))
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task AbortAfterACallbackThatMayHaveClosed_IsNotReported() => Check("""
        async Task Receive(TcpClient client, byte[] buffer, CancellationToken token)
        {
            using var registration = token.Register(() => client.Close());
            await client.GetStream().ReadAsync(buffer);
            client.Abort();
        }
        """);

    [Fact]
    public Task CloseOfATlsConnectionThatDidNotComeUp_IsNotReported() => Check("""
        async Task<SslStream?> Secure(TcpClient client)
        {
            var tls = new SslStream(client.GetStream());
            try
            {
                await tls.AuthenticateAsClientAsync("host");
                return tls;
            }
            catch (IOException)
            {
                client.Close();
                return null;
            }
        }
        """);

    [Fact]
    public Task LingerOfADatagramSocket_IsNotReported() => Check("""
        void Set()
        {
            using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
            socket.Close(5);
        }
        """);

    [Fact]
    public Task TimedWaitOfAnotherKind_IsNotReported() => Check("""
        async Task End(TcpClient client)
        {
            client.Client.ReceiveTimeout = 5;
            client.GetStream().ReadTimeout = 5;
            await client.CloseGracefullyAsync(TimeSpan.FromSeconds(5));
        }
        """);

    [Fact]
    public Task RetryLoopThatAbortsEachAttempt_IsNotReported() => Check("""
        async Task<TcpClient> Dial(int attempts)
        {
            while (true)
            {
                var client = new TcpClient();
                try
                {
                    await client.ConnectAsync("host", 80);
                    return client;
                }
                catch (SocketException) when (attempts-- > 0)
                {
                    client.Abort();
                }
            }
        }
        """);

    [Fact]
    public Task OneEndPerBranch_IsNotReported() => Check("""
        async Task End(TcpClient client, Task work)
        {
            await work.ContinueWith(_ => { });
            if (work.IsFaulted)
                client.Abort();
            else if (work.IsCanceled)
                client.Client.Close(0);
            else
                await client.CloseGracefullyAsync();
        }
        """);

    [Fact]
    public Task ListenerStoppedWithATimeout_IsNotReported() => Check("""
        class Server
        {
            private readonly Socket listener = new(SocketType.Stream, ProtocolType.Tcp);

            public void Start(IPEndPoint local)
            {
                listener.Bind(local);
                listener.Listen(10);
            }

            public void Stop() => listener.Close(1);
        }
        """);

    [Fact]
    public Task ReadThatTellsBothApart_IsNotReported() => Check("""
        enum Outcome { Data, End, Broken }

        class Reader
        {
            Outcome Read(Socket socket, byte[] buffer)
            {
                try
                {
                    return socket.Receive(buffer) == 0 ? Outcome.End : Outcome.Data;
                }
                catch (SocketException)
                {
                    return Outcome.Broken;
                }
            }
        }
        """);

    [Fact]
    public Task AbortWhereTheDrainFailed_IsNotReported() => Check("""
        void End(Socket socket, byte[] buffer)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Send);
                while (socket.Receive(buffer) > 0)
                {
                }

                socket.Close();
            }
            catch (SocketException)
            {
                socket.Close(0);
            }
        }
        """);

    [Fact]
    public Task AbortInACatchAfterAFin_IsReported() => Check("""
        void End(Socket socket, byte[] buffer)
        {
            socket.Shutdown(SocketShutdown.Both);
            try
            {
                Console.WriteLine(File.ReadAllText("log"));
                socket.Close();
            }
            catch (IOException)
            {
                {|HUP201:socket.Close(0)|};
            }
        }
        """);
}
