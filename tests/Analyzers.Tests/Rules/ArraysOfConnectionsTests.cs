using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>A method that is handed several connections at once does to each what it does to its array.</summary>
public class ArraysOfConnectionsTests
{
    private static string Duet(string kind, string bow, string call = "Bow(singer, echo);") => $$"""
        void Sing(TcpListener stage, {{kind}} echo)
        {
            var singer = {|#0:stage.Accept{{kind}}()|};
            ThreadPool.QueueUserWorkItem(_ => Hear(singer));
            {{call}}
        }

        static void Hear({{kind}} one) => Console.WriteLine(one.Available);

        static void Bow(params {{kind}}[] all)
        {
            {{bow}}
        }
        """;

    [Theory]
    [InlineData("Socket", "foreach (var one in all) one.Close();")]
    [InlineData("TcpClient", "foreach (var one in all) { try { one.Client.Shutdown(SocketShutdown.Send); one.Close(); } catch (SocketException) { } }")]
    [InlineData("Socket", "foreach (Socket one in all) { try { one.Close(0); } finally { Console.WriteLine(); } }")]
    public Task EndedByWhatIsHandedThemAll_IsNotReported(string kind, string bow) => Check(Duet(kind, bow));

    [Theory]
    [InlineData("IEnumerable<IDisposable>", "foreach (var one in all) one.Dispose();")]
    [InlineData("IReadOnlyList<Socket>", "for (var at = 0; at < all.Count; at++) all[at].Close();")]
    public Task HandedOverInWhatIsNotTakenApart_IsNotReported(string type, string end) => Check($$"""
        void Sing(TcpListener stage)
        {
            var singer = stage.AcceptSocket();
            End(new[] { singer });
        }

        static void End({{type}} all)
        {
            {{end}}
        }
        """);

    [Fact]
    public Task EndedByWhatIsHandedAnArray_IsNotReported() => Check(Duet("Socket", "foreach (var one in all) one.Close();", "Bow(new[] { singer, echo });"));

    [Theory]
    [InlineData("Socket", "Console.WriteLine(all.Length);")]
    [InlineData("TcpClient", "foreach (var one in all) Hear(one);")]
    public Task LookedAtByWhatIsHandedThemAll_IsReported(string kind, string bow) => Check(Duet(kind, bow).Replace("{|#0:", "{|HUP103:", StringComparison.Ordinal));
}
