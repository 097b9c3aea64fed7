using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>On a path of failure the end is an abort, and success that shares its way out with a failure is told apart from it.</summary>
public class FailureFixTests
{
    [Fact]
    public Task CloseInFrontOfAThrow_Aborts() => Fix("""
        void Check(Socket socket)
        {
            socket.Send(new byte[1]);
            if (socket.Available == 0)
            {
                {|HUP303:socket.Close()|};
                Console.WriteLine("no answer");
                throw new IOException("no answer");
            }
        }
        """, """
        void Check(Socket socket)
        {
            socket.Send(new byte[1]);
            if (socket.Available == 0)
            {
                socket.Abort();
                socket.Dispose();
                Console.WriteLine("no answer");
                throw new IOException("no answer");
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task DisposeInFrontOfAThrow_Aborts() => Fix("""
        void Greet(TcpClient client)
        {
            if (client.GetStream().ReadByte() != 42)
            {
                {|HUP101:client.Dispose()|};
                throw new InvalidDataException();
            }
        }
        """, """
        void Greet(TcpClient client)
        {
            if (client.GetStream().ReadByte() != 42)
            {
                client.Abort();
                client.Dispose();
                throw new InvalidDataException();
            }
        }
        """);

    [Fact]
    public Task CloseInFrontOfAThrowInAScope_Aborts() => Fix("""
        void Send(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Available == 0)
            {
                {|HUP303:peer.Close()|};
                throw new TimeoutException();
            }

            peer.Send(new byte[1]);
        }
        """, """
        void Send(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (peer.Available == 0)
            {
                peer.Abort();
                throw new TimeoutException();
            }

            peer.Send(new byte[1]);
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task SwallowedException_LeavesTheExitToTheScope() => Fix("""
        void Serve(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException e)
            {
                Console.WriteLine(e);
            }

            Console.WriteLine("served");
        }
        """, """
        void Serve(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            try
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
            catch (SocketException e)
            {
                Console.WriteLine(e);
            }

            Console.WriteLine("served");
        }
        """);

    [Fact]
    public Task SwallowedExceptionBeforeMoreUse_LeavesTheCloseWhereItIs() => Fix("""
        void Serve(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException)
            {
                Console.WriteLine("once more");
            }

            peer.Send(new byte[1]);
        }
        """, """
        void Serve(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException)
            {
                Console.WriteLine("once more");
            }

            peer.Send(new byte[1]);
            peer.CloseGracefully();
        }
        """);

    [Fact]
    public Task SuccessThatIsEndedInTheTry_IsEndedOnce() => Fix("""
        void Serve(TcpListener listener)
        {
            using (var {|HUP101:client|} = listener.AcceptTcpClient())
            {
                try
                {
                    client.GetStream().WriteByte(1);
                    {|HUP303:client.Close()|};
                }
                catch (IOException e)
                {
                    Console.WriteLine(e);
                }
            }
        }
        """, """
        void Serve(TcpListener listener)
        {
            using (var client = listener.AcceptTcpClient())
            {
                using var scope = client.AbortOnDispose();
                try
                {
                    client.GetStream().WriteByte(1);
                    client.CloseGracefully();
                }
                catch (IOException e)
                {
                    Console.WriteLine(e);
                }
            }
        }
        """);

    [Fact]
    public Task CloseBeforeOneThrowOrAnother_Aborts() => Fix("""
        void Check(Socket socket, bool late)
        {
            socket.Send(new byte[1]);
            {|HUP303:socket.Close()|};
            if (late)
                throw new TimeoutException();
            throw new IOException();
        }
        """, """
        void Check(Socket socket, bool late)
        {
            socket.Send(new byte[1]);
            socket.Abort();
            socket.Dispose();
            if (late)
                throw new TimeoutException();
            throw new IOException();
        }
        """, GracefulCloseFix.CloseKey);
}
