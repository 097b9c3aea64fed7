using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP401: a catch around a read answers as end-of-file is answered.</summary>
public class ResetTakenForEndTests
{
    [Theory]
    [InlineData("IOException")]
    [InlineData("SocketException")]
    [InlineData("ObjectDisposedException")]
    public Task Return0WhereTheCountIsReturned_IsReported(string exception) => Check($$"""
        int Read(NetworkStream stream, byte[] buffer)
        {
            try
            {
                return stream.Read(buffer, 0, buffer.Length);
            }
            {|HUP401:catch|} ({{exception}})
            {
                return 0;
            }
        }
        """);

    [Theory]
    [InlineData("await stream.ReadAsync(buffer, 0, buffer.Length)")]
    [InlineData("await stream.ReadAsync(buffer)")]
    [InlineData("await stream.ReadAsync(buffer).ConfigureAwait(false)")]
    [InlineData("await stream.Socket.ReceiveAsync(buffer)")]
    public Task Return0WhereTheAwaitedCountIsReturned_IsReported(string read) => Check($$"""
        async Task<int> Read(NetworkStream stream, byte[] buffer)
        {
            try
            {
                return {{read}};
            }
            {|HUP401:catch|} (IOException)
            {
                return 0;
            }
        }
        """);

    [Fact]
    public Task Return0AfterALogLine_IsReported() => Check("""
        int Read(Socket socket, byte[] buffer)
        {
            try
            {
                return socket.Receive(buffer);
            }
            {|HUP401:catch|} (SocketException error)
            {
                Console.WriteLine(error.Message);
                return 0;
            }
        }
        """);

    [Fact]
    public Task ReturnNullWhereTheLineIsReturned_IsReported() => Check("""
        string? Read(TcpClient client)
        {
            var reader = new StreamReader(client.GetStream());
            try
            {
                return reader.ReadLine();
            }
            {|HUP401:catch|} (IOException)
            {
                return null;
            }
        }
        """);

    [Theory]
    [InlineData("if (count == 0) return false;")]
    [InlineData("if (count <= 0) { return false; }")]
    [InlineData("if (count is 0) { Console.WriteLine(); return false; }")]
    [InlineData("if (count < 1) return false;")]
    [InlineData("if (0 == count) return false;")]
    [InlineData("if (0 >= count) return false;")]
    [InlineData("if (1 > count) return false;")]
    [InlineData("if (count is <= 0) return false;")]
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

    [Fact]
    public Task ReturnNullAsAtEndOfFile_IsReported() => Check("""
        async Task<byte[]?> Read(NetworkStream stream, byte[] buffer)
        {
            int count;
            try
            {
                count = await stream.ReadAsync(buffer);
            }
            {|HUP401:catch|} (IOException)
            {
                return null;
            }

            if (count == 0)
            {
                return null;
            }

            return buffer[..count];
        }
        """);

    [Fact]
    public Task BreakAsAtEndOfFile_IsReported() => Check("""
        void Read(Socket socket, byte[] buffer, Stream target)
        {
            while (true)
            {
                try
                {
                    var count = socket.Receive(buffer);
                    if (count == 0)
                    {
                        break;
                    }

                    target.Write(buffer, 0, count);
                }
                {|HUP401:catch|} (SocketException)
                {
                    break;
                }
            }
        }
        """);

    [Fact]
    public Task BreakAsAtTheLastLine_IsReported() => Check("""
        async Task<string> Read(TcpClient client)
        {
            var text = new StringBuilder();
            var reader = new StreamReader(client.GetStream());
            while (true)
            {
                string? line;
                try
                {
                    line = await reader.ReadLineAsync();
                }
                {|HUP401:catch|} (IOException)
                {
                    break;
                }

                if (line is null)
                {
                    break;
                }

                text.AppendLine(line);
            }

            return text.ToString();
        }
        """);

    [Fact]
    public Task EachCatch_IsReported() => Check("""
        int Read(NetworkStream stream, byte[] buffer)
        {
            try
            {
                return stream.Read(buffer, 0, buffer.Length);
            }
            {|HUP401:catch|} (IOException)
            {
                return 0;
            }
            {|HUP401:catch|} (ObjectDisposedException)
            {
                return 0;
            }
        }
        """);

    [Theory]
    [InlineData("throw;")]
    [InlineData("throw new InvalidDataException(\"cut short\", error);")]
    [InlineData("return -1;")]
    [InlineData("failure = error; return 0;")]
    [InlineData("var end = ConnectionEnd.Classify(error); return end == ConnectionEndKind.CleanEnd ? 0 : -1;")]
    public Task AnotherAnswer_IsNotReported(string answer) => Check($$"""
        Exception? failure;

        int Read(NetworkStream stream, byte[] buffer)
        {
            try
            {
                return stream.Read(buffer, 0, buffer.Length);
            }
            catch (IOException error)
            {
                {{answer}}
            }
        }
        """);

    [Theory]
    [InlineData("return string.Empty;")]
    [InlineData("return \"failed\";")]
    public Task AnotherLine_IsNotReported(string answer) => Check($$"""
        string? Read(TcpClient client)
        {
            var reader = new StreamReader(client.GetStream());
            try
            {
                return reader.ReadLine();
            }
            catch (IOException)
            {
                {{answer}}
            }
        }
        """);

    [Fact]
    public Task NoTestForEndOfFile_IsNotReported() => Check("""
        bool TryRead(Socket socket, byte[] buffer)
        {
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
    public Task BreakWithoutATestForEndOfFile_IsNotReported() => Check("""
        void Read(Socket socket, byte[] buffer, Action<int> next)
        {
            while (true)
            {
                try
                {
                    next(socket.Receive(buffer));
                }
                catch (SocketException)
                {
                    break;
                }
            }
        }
        """);

    [Fact]
    public Task EndOfFileAnsweredOtherwise_IsNotReported() => Check("""
        bool TryRead(Socket socket, byte[] buffer)
        {
            try
            {
                var count = socket.Receive(buffer);
                if (count == 0)
                {
                    return true;
                }

                return buffer[0] == 1;
            }
            catch (SocketException)
            {
                return false;
            }
        }
        """);

    [Fact]
    public Task CatchAroundAWrite_IsNotReported() => Check("""
        bool TryWrite(NetworkStream stream, byte[] data)
        {
            if (data.Length == 0)
            {
                return false;
            }

            try
            {
                stream.Write(data);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
        """);

    [Fact]
    public Task CatchOfAnotherException_IsNotReported() => Check("""
        int Read(NetworkStream stream, byte[] buffer)
        {
            try
            {
                return stream.Read(buffer, 0, buffer.Length);
            }
            catch (OperationCanceledException)
            {
                return 0;
            }
        }
        """);

    [Theory]
    [InlineData("if (count == 1) return false;")]
    [InlineData("if (count < 0) return false;")]
    [InlineData("if (count > 0) return false;")]
    [InlineData("if (1 < count) return false;")]
    [InlineData("if (count is not 0) return false;")]
    public Task TestThatIsFalseAtEndOfFile_IsNotReported(string test) => Check($$"""
        bool TryRead(Socket socket, byte[] buffer)
        {
            try
            {
                var count = socket.Receive(buffer);
                {{test}}
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
        """);
}
