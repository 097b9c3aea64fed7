using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>What a bool result and an attribute on a result tell the caller.</summary>
public class VerdictTests
{
    [Fact]
    public Task CalleeThatConnectsByABooleanResult_IsNotReported() => Check("""
        void Knock()
        {
            using var client = new TcpClient();
            if (!TryDial(client))
            {
                return;
            }

            client.CloseGracefully();
        }

        static bool TryDial(TcpClient client)
        {
            try
            {
                client.Connect("host", 80);
                client.GetStream();
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
        """);

    [Fact]
    public Task NonOwningReturn_IsBorrowed_IsNotReported() => Check("""
        class Pool
        {
            [return: NonOwning]
            public static TcpClient Get() => new("host", 80);
        }

        class Program
        {
            void Send() => Pool.Get().GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task CalleeThatAsksWhetherItIsConnected_IsNotReported() => Check("""
        void Drop(Socket socket)
        {
            if (IsThere(socket))
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            socket.Dispose();
        }

        static bool IsThere(Socket? socket)
        {
            if (socket is null)
            {
                return false;
            }

            return socket.Connected;
        }
        """);

    [Fact]
    public Task CalleeThatAsksSomethingElse_IsReported() => Check("""
        void Drop(Socket socket)
        {
            if (IsThere(socket))
            {
                socket.Shutdown(SocketShutdown.Send);
            }

            {|HUP101:socket.Dispose()|};
        }

        static bool IsThere(Socket socket) => socket.Available > 0;
        """);
}
