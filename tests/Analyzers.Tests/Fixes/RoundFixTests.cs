using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>What an earlier round, or an earlier way, has ended already.</summary>
public class RoundFixTests
{
    [Fact]
    public Task TryInALoop_ThatDisposesWhatIsMadeBefore_HasNoFix() => NoFix("""
        void Feed(TcpListener listener, byte[] data, int rounds)
        {
            var client = listener.AcceptTcpClient();
            do
            {
                try
                {
                    Console.WriteLine(data.Length);
                }
                finally
                {
                    {|HUP101:client.Dispose()|};
                }
            }
            while (rounds-- > 0);
        }
        """);

    [Fact]
    public Task TryInALoop_ThatIsLeftInTheFirstRound_GetsAScope() => Fix("""
        void Feed(TcpClient client, byte[] data, int rounds)
        {
            while (rounds-- > 0)
            {
                try
                {
                    client.GetStream().Write(data);
                }
                finally
                {
                    {|HUP101:client.Dispose()|};
                }

                break;
            }
        }
        """, """
        void Feed(TcpClient client, byte[] data, int rounds)
        {
            while (rounds-- > 0)
            {
                try
                {
                    using var scope = client.AbortOnDispose();
                    client.GetStream().Write(data);
                    client.CloseGracefully();
                }
                finally
                {
                    client.Dispose();
                }

                break;
            }
        }
        """, ConnectionEndFix.AbortOnErrorKey);

    [Fact]
    public Task TryInALoop_ThatTakesAnother_GetsAScope() => Fix("""
        void Feed(Stack<TcpClient> clients, byte[] data)
        {
            while (clients.TryPop(out var client))
            {
                try
                {
                    client.GetStream().Write(data);
                }
                finally
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """, """
        void Feed(Stack<TcpClient> clients, byte[] data)
        {
            while (clients.TryPop(out var client))
            {
                try
                {
                    using var scope = client.AbortOnDispose();
                    client.GetStream().Write(data);
                    client.CloseGracefully();
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """, ConnectionEndFix.AbortOnErrorKey);

    [Fact]
    public Task BehindATryThatAlwaysThrows_NothingIsClosed() => Fix("""
        void Refuse(string host)
        {
            var client = {|HUP104:new TcpClient(host, 80)|};
            client.GetStream().WriteByte(1);
            try
            {
                File.Delete("half");
                throw new InvalidOperationException();
            }
            catch (InvalidOperationException)
            {
                client.Abort();
            }
        }
        """, """
        void Refuse(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            client.GetStream().WriteByte(1);
            try
            {
                File.Delete("half");
                throw new InvalidOperationException();
            }
            catch (InvalidOperationException)
            {
                client.Abort();
            }
        }
        """, OwnershipFix.OwnKey);

    [Theory]
    [InlineData("while (rounds-- > 0)")]
    [InlineData("for (; rounds > 0; rounds--)")]
    [InlineData("foreach (var item in data)")]
    public Task TryInAnyLoop_ThatDisposesWhatIsMadeBefore_HasNoFix(string loop) => NoFix($$"""
        void Feed(TcpListener listener, byte[] data, int rounds)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            {{loop}}
            {
                try
                {
                    Console.WriteLine(data.Length);
                }
                finally
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }
        """);

    [Theory]
    [InlineData("if (rounds == 1)\n            continue;\n\n        break;", false)]
    [InlineData("client = {|HUP103:listener.AcceptTcpClient()|};", true)]
    public async Task TryInALoop_IsPutIntoAScopeUnlessItComesAgain(string end, bool fits)
    {
        static string Program(string end, string first, string last, string dispose) => $$"""
            void Feed(TcpListener listener, TcpClient client, byte[] data, int rounds)
            {
                while (rounds-- > 0)
                {
                    try
                    {{{first}}
                        client.GetStream().Write(data);{{last}}
                    }
                    finally
                    {
                        {{dispose}};
                    }

                    {{end}}
                }
            }
            """;
        var before = Program(end, "", "", "{|HUP101:client.Dispose()|}");
        await Fix(before, fits ? Program(end, "\n            using var scope = client.AbortOnDispose();", "\n            client.CloseGracefully();", "client.Dispose()") : before);
    }
}
