using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>
/// Whatever lies between a scope and the exception, and in whatever order it is disposed: the peer reads a reset and the caller catches the original exception.
/// </summary>
public class ScopeOrderTests
{
    private const int Times = 20;

    private static readonly Dictionary<string, Func<TcpClient, Task>> s_bodies = new()
    {
        ["client, scope"] = async client =>
        {
            using TcpClient owned = client;
            using ConnectionScope scope = client.AbortOnDispose();
            await client.GetStream().WriteAsync(new byte[10]);
            throw new BoomException();
        },
        ["client, scope, the client's stream"] = client =>
        {
            using TcpClient owned = client;
            using ConnectionScope scope = client.AbortOnDispose();
            using NetworkStream stream = client.GetStream();
            stream.Write(new byte[10]);
            throw new BoomException();
        },
        ["client, the client's stream, scope"] = client =>
        {
            using TcpClient owned = client;
            using NetworkStream stream = client.GetStream();
            using ConnectionScope scope = client.AbortOnDispose();
            stream.Write(new byte[10]);
            throw new BoomException();
        },
        ["client, stream, scope over the stream"] = client =>
        {
            using TcpClient owned = client;
            using NetworkStream stream = client.GetStream();
            using ConnectionScope scope = stream.AbortOnDispose();
            stream.Write(new byte[10]);
            throw new BoomException();
        },
        ["client, scope, writer over the client's stream"] = client =>
        {
            using TcpClient owned = client;
            using ConnectionScope scope = client.AbortOnDispose();
            using var writer = new StreamWriter(client.GetStream());
            writer.Write("half a mess");
            throw new BoomException();
        },
        ["client, scope, writer over the scope's stream"] = client =>
        {
            using TcpClient owned = client;
            using ConnectionScope scope = client.AbortOnDispose();
            using var writer = new StreamWriter(scope.Stream);
            writer.Write("half a mess");
            throw new BoomException();
        },
        ["client, scope, writer, scope left first"] = client =>
        {
            using TcpClient owned = client;
            ConnectionScope scope = client.AbortOnDispose();
            using var writer = new StreamWriter(scope.Stream);
            using ConnectionScope innermost = scope;
            writer.Write("half a mess");
            throw new BoomException();
        },
        ["socket, scope, async writer, scope left first"] = async client =>
        {
            Socket socket = client.Client;
            ConnectionScope scope = socket.AbortOnDispose();
            await using var writer = new StreamWriter(scope.Stream);
            await using ConnectionScope innermost = scope;
            await writer.WriteAsync("half a mess");
            throw new BoomException();
        },
        ["client, scope, buffered stream"] = client =>
        {
            using TcpClient owned = client;
            using ConnectionScope scope = client.AbortOnDispose();
            using var buffered = new BufferedStream(scope.Stream);
            buffered.Write(new byte[10]);
            throw new BoomException();
        },
        ["client, scope, buffered stream, scope left first"] = client =>
        {
            using TcpClient owned = client;
            ConnectionScope scope = client.AbortOnDispose();
            using var buffered = new BufferedStream(scope.Stream);
            using ConnectionScope innermost = scope;
            buffered.Write(new byte[10]);
            throw new BoomException();
        },
        ["client, scope, pipes"] = async client =>
        {
            using TcpClient owned = client;
            using ConnectionScope scope = client.AbortOnDispose();
            PipeWriter writer = PipeWriter.Create(scope.Stream);
            PipeReader reader = PipeReader.Create(scope.Stream);
            try
            {
                await writer.WriteAsync(new byte[10]);
                writer.Advance(writer.GetMemory(5).Length);
                throw new BoomException();
            }
            finally
            {
                await writer.CompleteAsync();
                await reader.CompleteAsync();
            }
        },
        ["pipes around the scope"] = async client =>
        {
            ConnectionScope scope = client.AbortOnDispose();
            PipeWriter writer = PipeWriter.Create(scope.Stream);
            try
            {
                using ConnectionScope left = scope;
                writer.Advance(writer.GetMemory(5).Length);
                throw new BoomException();
            }
            finally
            {
                await writer.CompleteAsync();
            }
        },
        ["client alone, while a scope is forgotten"] = client =>
        {
            using TcpClient owned = client;
            _ = client.AbortOnDispose();
            client.GetStream().Write(new byte[10]);
            throw new BoomException();
        },
    };

    // Late flushes that use what netstandard2.0's streams do not have.
    private static readonly string[] s_modern = ["pipes around the scope", "socket, scope, async writer, scope left first"];

    public static TheoryData<string> Bodies => [.. Expected.TargetsModernDotnet ? s_bodies.Keys : s_bodies.Keys.Except(s_modern)];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task ExceptionInScope_PeerSeesResetAndTheCallerTheException(string body)
    {
        for (int i = 0; i < Times; i++)
        {
            using var pair = new Pair();
            Task<Sighting> peer = pair.PeerSees();
            await Assert.ThrowsAsync<BoomException>(() => s_bodies[body](pair.Client));
            Assert.Equal(Saw.Reset, (await peer).End);
        }
    }

    [Fact]
    public async Task PeerGoneAndScopeLeftFirst_TheWriterDoesNotHideTheException()
    {
        using var pair = new Pair();
        pair.Theirs.Close(0);
        await pair.UntilInputArrives();
        Assert.Throws<BoomException>(Exchange);

        void Exchange()
        {
            ConnectionScope scope = pair.Client.AbortOnDispose();
            using var writer = new StreamWriter(scope.Stream);
            using ConnectionScope innermost = scope;
            writer.Write("half a mess");
            throw new BoomException();
        }
    }

    [Fact]
    public async Task PlainCloseInsideAScope_PeerSeesReset()
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        using (pair.Client.AbortOnDispose())
        {
            pair.Socket.Send(new byte[10]);
            pair.Client.Close();
        }

        Assert.Equal(Saw.Reset, (await peer).End);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExceptionUnderTls_PeerSeesResetAndNoCloseNotify(bool scopeLeftFirst)
    {
        using var pair = new Pair();
        using var peer = new NetworkStream(pair.Theirs);
        ConnectionScope scope = pair.Client.AbortOnDispose();
        (SslStream ours, SslStream theirs) = await Tls.HandshakeAsync(scope.Stream, peer);
        Task<int> read = theirs.ReadAsync(new byte[100]).AsTask();
        await Assert.ThrowsAsync<BoomException>(async () =>
        {
            using ConnectionScope? outer = scopeLeftFirst ? null : scope;
            using var writer = new StreamWriter(ours);
            using ConnectionScope? inner = scopeLeftFirst ? scope : null;
            await writer.WriteAsync("half a mess");
            throw new BoomException();
        });
        if (!scopeLeftFirst)
        {
            // The writer flushed what it had before anyone knew of the exception.
            Assert.Equal(11, await read);
            read = theirs.ReadAsync(new byte[100]).AsTask();
        }

        Assert.Equal(ConnectionEndKind.Reset, ConnectionEnd.Classify(await Assert.ThrowsAsync<IOException>(() => read)));
        theirs.Dispose();
    }

    private sealed class BoomException : Exception;
}
