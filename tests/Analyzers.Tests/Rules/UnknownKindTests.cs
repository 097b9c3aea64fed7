using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A socket may send datagrams: then it has nothing to end. Where it is one or the other, or nobody can tell, nothing is said.</summary>
public class UnknownKindTests
{
    [Theory]
    [InlineData("var kind = isQuick ? SocketType.Dgram : SocketType.Stream; using var horn = new Socket(AddressFamily.InterNetwork, kind, isQuick ? ProtocolType.Udp : ProtocolType.Tcp);")]
    [InlineData("using var horn = new Socket(isQuick ? SocketType.Dgram : SocketType.Stream, ProtocolType.Unspecified);")]
    [InlineData("using var horn = new Socket(_kind, ProtocolType.Unspecified);")]
    public Task MadeAsTheCaseMayBe_IsNotReported(string made) => Check(Blow(made));

    [Theory]
    [InlineData("using var {|HUP101:horn|} = new Socket(SocketType.Stream, ProtocolType.Tcp);")]
    [InlineData("var kind = SocketType.Stream; using var {|HUP101:horn|} = new Socket(kind, ProtocolType.Tcp);")]
    public Task MadeForAStream_IsReported(string made) => Check(Blow(made));

    private static string Blow(string made) => $$"""
        private SocketType _kind;

        void Blow(EndPoint there, bool isQuick)
        {
            {{made}}
            horn.Connect(there);
            horn.Send(new byte[1]);
        }
        """;

    [Theory]
    [InlineData("orchestra.Lend(out var horn, out var bell); horn.Close(); bell?.Close();")]
    [InlineData("var horn = orchestra.Borrow(); Console.WriteLine(horn.LocalEndPoint); horn.Close();")]
    [InlineData("using var horn = await orchestra.BorrowAsync(); Console.WriteLine(horn.LocalEndPoint);")]
    public Task OutOfUnseenCode_IsNotReported(string end) => CheckEveryRule(Return(end));

    [Theory]
    [InlineData("var horn = orchestra.Borrow(); horn.Send(new byte[1]); {|HUP101:horn.Dispose()|};")]
    [InlineData("orchestra.Lend(out var horn, out _); new NetworkStream(horn).WriteByte(1); {|HUP101:horn.Dispose()|};")]
    [InlineData("var horn = orchestra.Client(); {|HUP303:horn.Close()|};")]
    public Task OutOfUnseenCode_AndInUse_IsReported(string end) => CheckEveryRule(Return(end));

    private static string Return(string end) => $$"""
        public interface IOrchestra
        {
            void Lend(out Socket horn, out Socket? bell);

            Socket Borrow();

            Task<Socket> BorrowAsync();

            TcpClient Client();
        }

        static class Player
        {
            public static async Task Return(IOrchestra orchestra)
            {
                {{end}}
                await Task.Yield();
            }
        }
        """;

    private static string Radio(string other) => $$"""
        public sealed class Radio : IDisposable
        {
            private readonly Socket _voice;
            private readonly EndPoint _there;

            public Radio(Socket voice, EndPoint there) => (_voice, _there) = (voice, there);

            public Radio(EndPoint there, Socket voice)
            {
                _voice = voice;
                _there = there;
            }

            public void Say(byte[] words) => _voice.Send(words);

            {{other}}

            public void Dispose() => {|#0:_voice.Dispose()|};
        }
        """;

    [Fact]
    public Task GivenToATypeThatSendsDatagrams_IsNotReported() => Check(Radio("public void Call(Socket all) => all.SendTo(new byte[1], _there);"));

    [Fact]
    public Task GivenToATypeThatSendsNone_IsReported() => Check(Radio("public void Call(Socket all) => all.Send(new byte[1]);").Replace("{|#0:", "{|HUP101:", StringComparison.Ordinal));
}
