using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>HUP305: Shutdown(Both) as a graceful end.</summary>
public class ShutdownFixTests
{
    [Fact]
    public Task ShutdownBeforeTheEnd_BecomesAGracefulClose() => Fix("""
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|}; // that was all
            socket.Close();
        }
        """, """
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            socket.CloseGracefully(); // that was all
            socket.Close();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownInATry_BecomesAGracefulClose() => Fix("""
        async Task Stop(TcpClient client)
        {
            await client.GetStream().WriteAsync(new byte[1]);
            try
            {
                {|HUP305:client.Client.Shutdown(SocketShutdown.Both)|};
            }
            finally
            {
                client.Close();
            }
        }
        """, """
        async Task Stop(TcpClient client)
        {
            await client.GetStream().WriteAsync(new byte[1]);
            try
            {
                await client.Client.CloseGracefullyAsync();
            }
            finally
            {
                client.Close();
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownBeforeMoreReading_RefusesNothing() => Fix("""
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            socket.Receive(new byte[1]);
            socket.Close();
        }
        """, """
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            socket.Shutdown(SocketShutdown.Send);
            socket.Receive(new byte[1]);
            socket.Close();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownThatIsAllThereIs_RefusesNothing() => Fix("""
        void HalfClose(Socket socket)
        {
            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
        }
        """, """
        void HalfClose(Socket socket)
        {
            socket.Send(new byte[1]);
            socket.Shutdown(SocketShutdown.Send);
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task ShutdownWithoutRuntime_RefusesNothing() => FixWithoutRuntime("""
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            {|HUP305:socket.Shutdown(SocketShutdown.Both)|};
            socket.Dispose();
        }
        """, """
        void Stop(Socket socket)
        {
            socket.Send(new byte[1]);
            socket.Shutdown(SocketShutdown.Send);
            socket.Dispose();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task StreamDisposedBefore_IsWhereTheConnectionEnds() => Fix("""
        void Stop(NetworkStream stream, TcpClient client)
        {
            stream.Flush();
            {|HUP101:stream.Dispose()|};
            {|HUP305:client.Client.Shutdown(SocketShutdown.Both)|};
            client.Close();
        }
        """, """
        void Stop(NetworkStream stream, TcpClient client)
        {
            stream.Flush();
            client.Client.CloseGracefully();
            {|HUP101:stream.Dispose()|};
            client.Close();
        }
        """, GracefulCloseFix.CloseKey);
}
