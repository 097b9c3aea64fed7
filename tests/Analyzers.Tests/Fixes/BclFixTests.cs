using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Without the runtime, the BCL has to do.</summary>
public class BclFixTests
{
    [Fact]
    public Task Declaration_IsFollowedByATry() => FixWithoutRuntime("""
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
            using var stream = client.GetStream();
            try
            {
                stream.WriteByte(1);
                client.Close();
            }
            catch
            {
                client.Client.Close(0);
                throw;
            }
        }
        """);

    [Fact]
    public Task Block_GetsATry() => FixWithoutRuntime("""
        int Receive(Socket listener)
        {
            using (var {|HUP101:peer|} = listener.Accept())
            {
                return peer.Receive(new byte[1]);
            }
        }
        """, """
        int Receive(Socket listener)
        {
            using (var peer = listener.Accept())
            {
                try
                {
                    var result = peer.Receive(new byte[1]);
                    peer.Close();
                    return result;
                }
                catch
                {
                    peer.Close(0);
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreWrappedWithoutTheirLocalFunctions() => FixWithoutRuntime("""
        using var {|HUP101:client|} = new TcpClient("localhost", 80);
        client.Client.Send(Bytes());

        static byte[] Bytes() => new byte[1];
        """, """
        using var client = new TcpClient("localhost", 80);
        try
        {
            client.Client.Send(Bytes());
            client.Close();
        }
        catch
        {
            client.Client.Close(0);
            throw;
        }

        static byte[] Bytes() => new byte[1];
        """);

    [Fact]
    public Task ViewDisposedInsideOfTheTry_HasNoFix() => FixWithoutRuntime("""
        void Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient();
            client.Connect(host, 80);
            using var stream = client.GetStream();
            stream.WriteByte(1);
        }
        """, """
        void Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient();
            client.Connect(host, 80);
            using var stream = client.GetStream();
            stream.WriteByte(1);
        }
        """);

    [Fact]
    public Task Iterator_HasNoFix() => FixWithoutRuntime("""
        IEnumerable<int> Read(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            yield return peer.Receive(new byte[1]);
        }
        """, """
        IEnumerable<int> Read(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            yield return peer.Receive(new byte[1]);
        }
        """);

    [Fact]
    public Task AbortOfAClient_GoesToItsSocket() => FixWithoutRuntime("""
        void Stop(TcpClient client)
        {
            {|HUP101:client.Dispose()|};
        }
        """, """
        void Stop(TcpClient client)
        {
            client.Client.Close(0);
            client.Dispose();
        }
        """, ConnectionEndFix.AbortKey);

    [Fact]
    public Task AbortOfAStream_GoesToItsSocket() => FixWithoutRuntime("""
        void Stop(NetworkStream stream)
        {
            {|HUP101:stream.Dispose()|};
        }
        """, """
        void Stop(NetworkStream stream)
        {
            stream.Socket.Close(0);
            stream.Dispose();
        }
        """, ConnectionEndFix.AbortKey);

    [Fact]
    public Task CloseHere_IsPlain() => FixWithoutRuntime("""
        async Task Stop(Socket socket)
        {
            await Task.Yield();
            {|HUP101:socket.Dispose()|};
        }
        """, """
        async Task Stop(Socket socket)
        {
            await Task.Yield();
            socket.Close();
            socket.Dispose();
        }
        """, ConnectionEndFix.CloseGracefullyKey);
}
