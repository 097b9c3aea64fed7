using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Patterns give a connection another name, or find one behind another type.</summary>
public class PatternTests
{
    [Fact]
    public Task DeclarationPatternThatCloses_IsNotReported() => Check("""
        void Drop(object peer)
        {
            if (peer is TcpClient client)
            {
                client.Close();
            }
        }
        """);

    [Fact]
    public Task AsCast_IsReported() => Check("""
        void Drop(IAsyncResult result)
        {
            var client = result.AsyncState as TcpClient;
            {|HUP101:client?.Dispose()|};
        }
        """);

    [Fact]
    public Task Cast_IsReported() => Check("""
        void Drop(IAsyncResult result)
        {
            var client = (TcpClient)result.AsyncState!;
            {|HUP101:client.Dispose()|};
        }
        """);

    [Fact]
    public Task CastOfAnOwnedOneToIDisposableAndBack_IsNotReported() => Check("""
        void Drop(TcpListener listener)
        {
            var end = (IDisposable)listener.AcceptTcpClient();
            ((TcpClient)end).Close();
        }
        """);

    [Fact]
    public Task DisposeOfAnythingDisposable_IsNotReported() => Check("""
        void Drop(IDisposable anything) => anything.Dispose();
        """);

    [Fact]
    public Task PropertyPattern_IsReported() => Check("""
        void Drop(object peer)
        {
            if (peer is TcpClient { NoDelay: true } client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task DeclarationPatternOfAParameter_IsReported() => Check("""
        void Drop(object peer)
        {
            if (peer is TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task DeclarationPattern_IsTheSameConnection() => Check("""
        void Drop(TcpListener listener)
        {
            object peer = listener.AcceptTcpClient();
            if (peer is TcpClient client)
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task ListPattern_IsNotAnError_IsReported() => Check("""
        void Drop(TcpClient[] clients)
        {
            if (clients is [var first, ..])
            {
                {|HUP101:first.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task NegatedDeclarationPattern_IsReported() => Check("""
        void Drop(object peer)
        {
            if (peer is not Socket socket)
            {
                return;
            }

            using ({|HUP101:socket|})
            {
                socket.Send(new byte[1]);
            }
        }
        """);

    [Fact]
    public Task SwitchCasePattern_IsReported() => Check("""
        void Drop(object peer)
        {
            switch (peer)
            {
                case TcpClient client:
                    {|HUP101:client.Dispose()|};
                    break;
                case Socket socket when socket.Blocking:
                    {|HUP101:socket.Dispose()|};
                    break;
            }
        }
        """);

    [Fact]
    public Task EachCaseCloses_IsReportedOnlyInCaseItThrows() => Check("""
        void Refuse(TcpListener listener)
        {
            Close({|HUP104:listener.AcceptSocket()|});
            Close({|HUP104:listener.AcceptTcpClient()|});
        }

        static void Close(object peer)
        {
            switch (peer)
            {
                case TcpClient client:
                    client.Close();
                    break;
                case Socket socket:
                    socket.Close();
                    break;
                default:
                    throw new ArgumentException("neither");
            }
        }
        """);
}
