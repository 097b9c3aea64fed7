using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>Connections that only just can, or cannot, be owned, named or null: mutants have shown that nothing else asks for it.</summary>
public class NearMissOwnerFixTests
{
    [Theory]
    [InlineData("late ? new TcpClient(host, 80) : null", "?")]
    [InlineData("late ? null : new TcpClient(host, 80)", "?")]
    [InlineData("late switch { true => new TcpClient(host, 80), _ => null }", "?")]
    [InlineData("new TcpClient(host, 80)", "")]
    [InlineData("late ? new TcpClient(host, 80) : new TcpClient(host, 81)", "")]
    public Task ConnectionThatIsMadeOrNot_IsEndedIfThere(string made, string mayBe) => Fix($$"""
        void Send(string host, bool late)
        {
            using var {|HUP101:client|} = {{made}};
            client!.GetStream().WriteByte(1);
        }
        """, $$"""
        void Send(string host, bool late)
        {
            using var client = {{made}};
            using var scope = client{{mayBe}}.AbortOnDispose();
            client!.GetStream().WriteByte(1);
            client{{mayBe}}.CloseGracefully();
        }
        """);

    [Theory]
    [InlineData("client == null")]
    [InlineData("client is null")]
    public Task ConnectionThatIsAskedForNull_IsEndedIfThere(string question) => Fix($$"""
        void Send(TcpListener listener)
        {
            using var {|HUP101:client|} = listener.AcceptTcpClient();
            if ({{question}})
                throw new IOException();
            client.GetStream().WriteByte(1);
        }
        """, $$"""
        void Send(TcpListener listener)
        {
            using var client = listener.AcceptTcpClient();
            using var scope = client?.AbortOnDispose();
            if ({{question}})
                throw new IOException();
            client.GetStream().WriteByte(1);
            client?.CloseGracefully();
        }
        """);

    [Theory]
    [InlineData("limit", "", "limit")]
    [InlineData("this.limit", "", "this.limit")]
    [InlineData("count", "var result = count;", "result")]
    [InlineData("4 + 4", "", "4 + 4")]
    [InlineData("default", "", "default")]
    [InlineData("rounds", "", "rounds")]
    public Task ReturnedValue_IsComputedFirstWhereItTakesWork(string value, string before, string after) => Fix($$"""
        class Link(int most)
        {
            private readonly int limit = most;
            private int count;

            int Ask(Socket listener, int rounds)
            {
                count = rounds;
                using var {|HUP101:peer|} = listener.Accept();
                peer.Send(new byte[1]);
                return {{value}};
            }
        }
        """, $$"""
        class Link(int most)
        {
            private readonly int limit = most;
            private int count;

            int Ask(Socket listener, int rounds)
            {
                count = rounds;
                using var peer = listener.Accept();
                using var scope = peer.AbortOnDispose();
                peer.Send(new byte[1]);{{(before.Length > 0 ? "\n        " + before : "")}}
                peer.CloseGracefully();
                return {{after}};
            }
        }
        """);

    [Fact]
    public Task LabelBehindTheEnd_IsReachedByOthers() => Fix("""
        void Serve(Socket listener)
        {
            var peer = {|HUP103:listener.Accept()|};
            if (peer.Available == 0)
                goto done;
            peer.Send(new byte[1]);
            peer.Abort();
        done:
            Console.WriteLine("done");
        }
        """, """
        void Serve(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            if (peer.Available == 0)
                goto done;
            peer.Send(new byte[1]);
            peer.Abort();
        done:
            Console.WriteLine("done");
            peer.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Theory]
    [InlineData("finally", "peer.Abort();")]
    [InlineData("catch (SocketException)", "peer.Abort();")]
    [InlineData("catch (SocketException)", "throw;")]
    public Task BehindATryThatEndsIt_NothingIsClosed(string clause, string end) => Fix($$"""
        void Serve(Socket listener)
        {
            var peer = {|HUP104:listener.Accept()|};
            peer.Send(new byte[2]);
            try
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
            {{clause}}
            {
                {{end}}
            }
        }
        """, $$"""
        void Serve(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            peer.Send(new byte[2]);
            try
            {
                peer.Send(new byte[1]);
                peer.CloseGracefully();
            }
            {{clause}}
            {
                {{end}}
            }
        }
        """, OwnershipFix.OwnKey);

    [Theory]
    [InlineData("TcpClient client = {|HUP103:new TcpClient(host, 80)|}, spare = client;")]
    [InlineData("var client = {|HUP103:new TcpClient(host, 80)|};\n    Turn(ref client);")]
    [InlineData("var client = {|HUP103:new TcpClient(host, 80)|};\n    client = null!;")]
    public Task LocalThatAUsingCannotOwn_HasNoFix(string declaration) => NoFix($$"""
        void Send(string host)
        {
            {{declaration}}
            Console.WriteLine("sent");
        }

        static void Turn(ref TcpClient client) => Console.WriteLine(client.Connected);
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task FunctionThatDoesNotMentionIt_DoesNotMatter() => Fix("""
        void Send(string host)
        {
            var client = {|HUP103:new TcpClient(host, 80)|};
            Array.ForEach(new[] { 1, 2 }, value => Console.WriteLine(value));
            client.GetStream().WriteByte(1);
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            Array.ForEach(new[] { 1, 2 }, value => Console.WriteLine(value));
            client.GetStream().WriteByte(1);
            client.CloseGracefully();
        }
        """, OwnershipFix.OwnKey);

    [Fact]
    public Task StreamGivenToWhatNeedsASocketsOwn_StaysOne() => Fix("""
        void Read(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var stream = client.GetStream();
            Console.WriteLine(Waits(stream));
        }

        private protected static bool Waits(NetworkStream stream) => stream.DataAvailable;
        """, """
        void Read(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using var stream = (NetworkStream)scope.Stream;
            Console.WriteLine(Waits(stream));
            client.CloseGracefully();
        }

        private protected static bool Waits(NetworkStream stream) => stream.DataAvailable;
        """);

    [Theory]
    [InlineData("client.Client, ownsSocket: true")]
    [InlineData("client.Client, FileAccess.ReadWrite, true")]
    public Task OwningStreamOverTheSocketOfAClient_ComesFromTheScope(string given) => Fix($$"""
        void Send(string host)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            using var stream = new NetworkStream({{given}});
            stream.WriteByte(1);
        }
        """, """
        void Send(string host)
        {
            using var client = new TcpClient(host, 80);
            using var scope = client.AbortOnDispose();
            using var stream = scope.Stream;
            stream.WriteByte(1);
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task SwallowedExceptionBeforeAnAnswerOfThePeers_LeavesTheCloseWhereItIs() => Fix("""
        int Serve(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException)
            {
                Console.WriteLine("lost");
            }

            return peer.Available;
        }
        """, """
        int Serve(Socket listener)
        {
            using var peer = listener.Accept();
            using var scope = peer.AbortOnDispose();
            try
            {
                peer.Send(new byte[1]);
            }
            catch (SocketException)
            {
                Console.WriteLine("lost");
            }

            var result = peer.Available;
            peer.CloseGracefully();
            return result;
        }
        """);

    [Theory]
    [InlineData("}")]
    [InlineData("{ Console.WriteLine(\"sent\"); } }")]
    public Task LoneStatementRightBeforeABrace_IsLeftAtItsOwnEnd(string brace) => Fix($$"""
        void Send(Socket listener)
        {
            using (var {|HUP101:peer|} = listener.Accept())
                peer.Send(new byte[1]);{{brace}}
        """, $$"""
        void Send(Socket listener)
        {
            using (var peer = listener.Accept())
            using (peer.AbortOnDispose())
            {
                peer.Send(new byte[1]); peer.CloseGracefully();
            }{{brace}}
        """);
}
