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
            while (rounds-- > 0)
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
    public Task TryInALoop_OverOthers_GetsAScope() => Fix("""
        void Feed(IEnumerable<TcpClient> clients, byte[] data)
        {
            foreach (var client in clients)
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
        void Feed(IEnumerable<TcpClient> clients, byte[] data)
        {
            foreach (var client in clients)
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
}
