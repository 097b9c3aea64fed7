using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Where null did no harm before, it does none after.</summary>
public class NullFixTests
{
    [Fact]
    public Task ConnectionGivenToAHelper_IsEndedIfThere() => Fix("""
        void Drop(TcpClient? client)
        {
            {|HUP101:SafeDispose(client)|};
        }

        static void SafeDispose<T>(T? target) where T : class, IDisposable => target?.Dispose();
        """, """
        void Drop(TcpClient? client)
        {
            client?.CloseGracefully();
            SafeDispose(client);
        }

        static void SafeDispose<T>(T? target) where T : class, IDisposable => target?.Dispose();
        """);

    [Fact]
    public Task UsingOfACast_IsEndedIfThere() => Fix("""
        void Serve(object state)
        {
            var peer = state as TcpClient;
            using ({|HUP101:peer|})
            {
                peer!.GetStream().WriteByte(1);
            }
        }
        """, """
        void Serve(object state)
        {
            var peer = state as TcpClient;
            using (peer)
            {
                using var scope = peer?.AbortOnDispose();
                peer!.GetStream().WriteByte(1);
                peer?.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ForgivenNull_IsForgivenAgain() => Fix("""
        void Stop(Socket? socket)
        {
            {|HUP101:socket!.Dispose()|};
        }
        """, """
        void Stop(Socket? socket)
        {
            socket!.CloseGracefully();
            socket!.Dispose();
        }
        """);

    [Fact]
    public Task CheckedConnection_IsEndedWithoutAnotherCheck() => Fix("""
        void Stop(NetworkStream? stream)
        {
            if (stream is not null)
            {
                {|HUP101:stream.Dispose()|};
            }
        }
        """, """
        void Stop(NetworkStream? stream)
        {
            if (stream is not null)
            {
                stream.CloseGracefully();
                stream.Dispose();
            }
        }
        """);
}
