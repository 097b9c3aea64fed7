using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>One socket field listens here and connects there.</summary>
public class EitherRoleTests
{
    [Fact]
    public Task FieldThatListensAndConnects_IsReported() => Check("""
        private Socket socket = new(SocketType.Stream, ProtocolType.Tcp);

        void Serve(EndPoint here)
        {
            socket.Bind(here);
            socket.Listen(5);
        }

        void Dial(EndPoint there)
        {
            socket.Connect(there);
            socket.Send(new byte[1]);
        }

        void Stop() => {|HUP101:socket.Dispose()|};
        """);

    [Fact]
    public Task FieldThatOnlyListens_IsNotReported() => Check("""
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
        private readonly Socket other = new(SocketType.Stream, ProtocolType.Tcp);

        void Serve(EndPoint here)
        {
            socket.Bind(here);
            socket.Listen(5);
        }

        void Dial(EndPoint there) => other.Connect(there);

        void Stop()
        {
            socket.Dispose();
            other.Abort();
        }
        """);
}
