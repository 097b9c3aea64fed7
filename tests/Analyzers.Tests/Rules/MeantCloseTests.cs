using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP303: a plain close that says all that can be said.</summary>
public class MeantCloseTests
{
    [Fact]
    public Task CloseThatIsMeantWhereNobodyMayWait_IsNotReported() => CheckEveryRule("""
        class Link(Socket socket) : IDisposable
        {
            private readonly object gate = new();

            void Send() => socket.Send(new byte[1]);

            void Stop()
            {
                lock (gate)
                {
                    socket.Send(new byte[1]);
                    socket.Close();
                    socket.Dispose();
                }
            }

            public void Dispose()
            {
                socket.Close();
                socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task CloseOfALocalInALoop_IsReported() => CheckEveryRule("""
        void Serve(Socket listener)
        {
            while (true)
            {
                var peer = {|HUP104:listener.Accept()|};
                peer.Send(new byte[1]);
                {|HUP303:peer.Close()|};
            }
        }
        """);

    [Fact]
    public Task CloseBeforeTheStreamAndTheDispose_IsNotReported() => Check("""
        class Link(TcpClient client, Stream stream) : IDisposable
        {
            public void Dispose()
            {
                client.Close();
                stream?.Dispose();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task CloseBeforeOtherWork_IsReported() => Check("""
        class Link(TcpClient client, Stream stream) : IDisposable
        {
            public void Dispose()
            {
                {|HUP303:client.Close()|};
                stream.Flush();
                client.Dispose();
            }
        }
        """);
}
