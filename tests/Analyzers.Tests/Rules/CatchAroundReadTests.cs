using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP401 asks of each catch around a read once, and of no other.</summary>
public class CatchAroundReadTests
{
    [Theory]
    [InlineData("if (buffer.Length == 0) { return false; }")]
    [InlineData("if (socket == null) { return false; }")]
    [InlineData("if (socket is null) return false;")]
    [InlineData("if (socket.Available == 0) return false;")]
    public Task TestOfSomethingElse_IsNotReported(string test) => Check($$"""
        bool TryRead(Socket? socket, byte[] buffer)
        {
            {{test}}
            try
            {
                socket.Receive(buffer);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
        """);

    [Fact]
    public Task ExceptionThatIsHandedOn_IsNotReported() => Check("""
        bool TryRead(Socket socket, byte[] buffer, Action<Exception> failed)
        {
            try
            {
                if (socket.Receive(buffer) == 0)
                {
                    return false;
                }

                return true;
            }
            catch (SocketException error)
            {
                failed(error);
                return false;
            }
        }
        """);

    [Fact]
    public Task ReadInALambdaInsideTheTry_IsNotReported() => Check("""
        int Start(NetworkStream stream, byte[] buffer)
        {
            try
            {
                Task.Run(() => { return stream.Read(buffer, 0, 1); });
                return 1;
            }
            catch (IOException)
            {
                return 0;
            }
        }
        """);

    [Fact]
    public Task CatchInALambda_IsReportedOnce() => Check("""
        Func<int> Reader(Socket socket, byte[] buffer) => () =>
        {
            try
            {
                return socket.Receive(buffer);
            }
            {|HUP401:catch|} (SocketException)
            {
                return 0;
            }
        };
        """);

    [Fact]
    public Task CatchInALocalFunction_IsReportedOnce() => Check("""
        int Read(Socket socket, byte[] buffer)
        {
            return Once();

            int Once()
            {
                try
                {
                    return socket.Receive(buffer);
                }
                {|HUP401:catch|} (SocketException)
                {
                    return 0;
                }
            }
        }
        """);

    [Fact]
    public Task ReadOfAFile_IsNotReported() => Check("""
        int Read(FileStream file, byte[] buffer, Socket socket)
        {
            socket.NoDelay = true;
            try
            {
                return file.Read(buffer, 0, buffer.Length);
            }
            catch (IOException)
            {
                return 0;
            }
        }
        """);

    [Theory]
    [InlineData("if (0 == count) return false;")]
    public Task ReturnFalseAsAtEndOfFile_IsReported(string test) => Check($$"""
        bool TryRead(Socket socket, byte[] buffer)
        {
            try
            {
                var count = socket.Receive(buffer);
                {{test}}
                return true;
            }
            {|HUP401:catch|} (SocketException)
            {
                return false;
            }
        }
        """);
}
