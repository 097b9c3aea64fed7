using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP401 and tests that look like tests for end-of-file.</summary>
public class ResetTakenForEndShapesTests
{
    [Fact]
    public Task ReturnNullOfAnotherValue_IsNotReported() => Check("""
        object? Read(Socket socket, byte[] buffer)
        {
            try
            {
                socket.Receive(buffer);
                return buffer;
            }
            catch (SocketException)
            {
                return null;
            }
        }
        """);

    [Fact]
    public Task BreakOutOfASwitch_IsNotReported() => Check("""
        void Read(Socket socket, byte[] buffer, int kind)
        {
            switch (kind)
            {
                case 0:
                    try
                    {
                        socket.Receive(buffer);
                    }
                    catch (SocketException)
                    {
                        break;
                    }

                    break;
            }
        }
        """);

    [Fact]
    public Task PartialReadIsCounted_IsNotReported() => Check("""
        int Fill(NetworkStream stream, byte[] buffer)
        {
            var filled = 0;
            try
            {
                while (filled < buffer.Length)
                {
                    filled += stream.Read(buffer, filled, buffer.Length - filled);
                }

                return filled;
            }
            catch (IOException)
            {
                return filled;
            }
        }
        """);

    [Fact]
    public Task BreakBehindAFilter_IsReported() => Check("""
        void Read(Socket socket, byte[] buffer)
        {
            while (true)
            {
                try
                {
                    if (socket.Receive(buffer) == 0)
                        break;
                }
                {|HUP401:catch|} (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
                {
                    break;
                }
            }
        }
        """);

    [Fact]
    public Task ReaderReadByABinaryReader_IsNotReportedWithoutATest() => Check("""
        bool TryRead(TcpClient client, out int value)
        {
            value = 0;
            try
            {
                value = new BinaryReader(client.GetStream()).ReadInt32();
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
        """);

    [Fact]
    public Task ExceptionThatIsStored_IsNotReported() => Check("""
        Exception? error;

        bool TryRead(Socket socket, byte[] buffer)
        {
            try
            {
                if (socket.Receive(buffer) == 0)
                {
                    return false;
                }

                return true;
            }
            catch (SocketException caught)
            {
                error = caught;
                return false;
            }
        }
        """);

    [Fact]
    public Task NestedTry_IsReportedAtTheCatchThatHides() => Check("""
        int Read(NetworkStream stream, byte[] buffer)
        {
            try
            {
                try
                {
                    return stream.Read(buffer, 0, buffer.Length);
                }
                {|HUP401:catch|} (IOException)
                {
                    return 0;
                }
            }
            catch (InvalidOperationException)
            {
                return 0;
            }
        }
        """);

    [Fact]
    public Task CountSetToNothing_IsReported() => Check("""
        void Pump(Socket socket, byte[] buffer)
        {
            while (true)
            {
                int count;
                try
                {
                    count = socket.Receive(buffer);
                }
                {|HUP401:catch|} (SocketException)
                {
                    count = 0;
                }

                if (count == 0)
                {
                    break;
                }
            }
        }
        """);

    [Theory]
    [InlineData("line = null")]
    [InlineData("line = default")]
    public Task LineSetToNull_IsReported(string answer) => Check($$"""
        async Task<string?> Next(NetworkStream stream)
        {
            var reader = new StreamReader(stream);
            string? line;
            try
            {
                line = await reader.ReadLineAsync().ConfigureAwait(false);
            }
            {|HUP401:catch|} (IOException)
            {
                {{answer}};
            }

            return line;
        }
        """);

    [Fact]
    public Task AnotherVariableSetToNothing_IsNotReported() => Check("""
        int Read(Socket socket, byte[] buffer)
        {
            int count = -1, pending = 1;
            try
            {
                count = socket.Receive(buffer);
            }
            catch (SocketException)
            {
                pending = 0;
            }

            return count + pending;
        }
        """);

    [Fact]
    public Task EndOfFileThatDoesMore_IsNotReported() => Check("""
        void Done(NetworkStream stream, byte[] buffer, Action<string> ended)
        {
            int count;
            try
            {
                count = stream.Read(buffer, 0, 1);
            }
            catch (IOException)
            {
                return;
            }

            if (count == 0)
            {
                ended("closed by the remote host");
                return;
            }
        }
        """);

    [Fact]
    public Task ResetAnsweredWithAnAbort_IsNotReported() => Check("""
        void Read(Socket socket, byte[] buffer)
        {
            try
            {
                int count = socket.Receive(buffer);
                if (count == 0)
                {
                    socket.CloseGracefully();
                    return;
                }

                Console.WriteLine(count);
            }
            catch (SocketException)
            {
                socket.Abort();
                return;
            }
        }
        """);

    [Fact]
    public Task ResetAnsweredAsTheEnd_IsReported() => Check("""
        void Read(Socket socket, byte[] buffer)
        {
            try
            {
                int count = socket.Receive(buffer);
                if (count == 0)
                {
                    socket.CloseGracefully();
                    return;
                }

                Console.WriteLine(count);
            }
            {|HUP401:catch|} (SocketException)
            {
                socket.CloseGracefully();
                return;
            }
        }
        """);

    [Theory]
    [InlineData(";", "")]
    [InlineData("", ";")]
    [InlineData(";", ";")]
    public Task EmptyStatementBesideTheAnswer_IsReported(string inCatch, string atTheEnd) => Check($$"""
        void Read(Socket socket, byte[] buffer)
        {
            while (true)
            {
                try
                {
                    int count = socket.Receive(buffer);
                    if (count == 0)
                    {
                        {{atTheEnd}}
                        break;
                    }
                }
                {|HUP401:catch|} (SocketException)
                {
                    {{inCatch}}
                    break;
                }
            }
        }
        """);
}
