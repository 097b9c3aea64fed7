using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What generated programs have shown: ends in later rounds of a loop, and exceptions that go through a finally.</summary>
public class WaysThroughTests
{
    [Fact]
    public Task ViewDisposedInEachRound_ThenClosed_IsNotReported() => Check("""
        void Feed(string host, int rounds)
        {
            var client = new TcpClient(host, 1);
            for (var round = 0; round < rounds; round++)
            {
                using var stream = client.GetStream();
            }

            client.Close();
        }
        """);

    [Fact]
    public Task ViewDisposedInEachRound_NeverClosed_IsReported() => Check("""
        void Feed(TcpListener listener, int rounds)
        {
            var client = listener.AcceptTcpClient();
            do
            {
                using var {|HUP101:stream|} = client.GetStream();
            }
            while (rounds-- > 0);
        }
        """);

    [Theory]
    [InlineData("client.Abort()")]
    [InlineData("client.Client.Close(0)")]
    public Task DisposedOnSomeWays_ThenAborted_IsReported(string abort) => Check($$"""
        void Drop(TcpListener listener, bool isQuiet)
        {
            var client = listener.AcceptTcpClient();
            if (isQuiet)
                client.GetStream().Dispose();
            {|HUP201:{{abort}}|};
        }
        """);

    [Fact]
    public Task DisposedOnSomeWaysIntoACatch_ThenAborted_IsNotReported() => Check("""
        void Drop(TcpListener listener, bool isQuiet)
        {
            var client = listener.AcceptTcpClient();
            try
            {
                if (isQuiet)
                    {|HUP101:client.GetStream().Dispose()|};
                else
                    client.CloseGracefully();
                File.Delete("half");
            }
            catch
            {
                client.Abort();
                throw;
            }
        }
        """);

    [Theory]
    [InlineData("IOException")]
    [InlineData("SocketException")]
    public Task ThrownThroughAFinally_PastTheCatchOfAnotherType_IsReportedOnErrorOnly(string other) => Check($$"""
        void Refuse(string host)
        {
            var client = {|HUP104:new TcpClient(host, 1)|};
            try
            {
                try
                {
                    throw new InvalidOperationException();
                }
                finally
                {
                    Console.WriteLine("refused");
                }
            }
            catch ({{other}})
            {
            }
        }
        """);

    [Fact]
    public Task ThrownThroughAFinally_IntoTheCatchOfItsType_IsReported() => Check("""
        void Refuse(string host)
        {
            var client = {|HUP103:new TcpClient(host, 1)|};
            try
            {
                try
                {
                    throw new InvalidOperationException();
                }
                finally
                {
                    Console.WriteLine("refused");
                }
            }
            catch (InvalidOperationException)
            {
            }
        }
        """);

    [Fact]
    public Task StreamOfAScopeInEachRound_IsNotReported() => Check("""
        void Feed(TcpListener listener, int rounds)
        {
            var client = listener.AcceptTcpClient();
            var scope = client.AbortOnDispose();
            for (var round = 0; round < rounds; round++)
            {
                using var stream = client.GetStream();
            }

            scope.Dispose();
        }
        """);

    [Fact]
    public Task ThrownIntoTheCatchOfItsType_ThatEndsIt_IsNotReported() => Check("""
        void Refuse(string host)
        {
            var client = new TcpClient(host, 1);
            try
            {
                throw new IOException();
            }
            catch (IOException)
            {
                client.Abort();
            }
        }
        """);
}
