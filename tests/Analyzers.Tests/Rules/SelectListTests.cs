using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What is put into a list for <c>Socket.Select</c> to look at is in nobody else's hands.</summary>
public class SelectListTests
{
    private static string Knock(string wait, string end = "knocker.Dispose()") => $$"""
        bool Knock(EndPoint door)
        {
            var knocker = new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            List<Socket> able;
            try
            {
                knocker.Connect(door);
                {{wait}}
                return knocker.Connected;
            }
            finally
            {
                {{end}};
            }
        }

        readonly List<Socket> _waiting = new();
        """;

    [Theory]
    [InlineData("able = new List<Socket>(1) { knocker }; Socket.Select(null, able, null, 1000); if (able.Count == 0) return false;")]
    [InlineData("able = new(); able.Add(knocker); Socket.Select(able, null, null, 1000); able.Clear();")]
    [InlineData("Socket.Select(null, new List<Socket> { knocker }, null, 1000);")]
    public Task ListThatIsOnlySelectedFrom_IsNotReported(string wait) => Check(Knock(wait));

    [Theory]
    [InlineData("able = new List<Socket> { knocker }; Socket.Select(null, able, null, 1000); able[0].Send(new byte[1]);")]
    [InlineData("able = new List<Socket> { knocker }; Socket.Select(null, able, null, 1000); Serve(able); void Serve(List<Socket> ready) => ready.ForEach(one => one.Send(new byte[1]));")]
    [InlineData("able = new List<Socket> { knocker };")]
    [InlineData("_waiting.Add(knocker); Socket.Select(null, _waiting, null, 1000);")]
    public Task ListThatOthersHave_IsReported(string wait) => Check(Knock(wait, "{|HUP101:knocker.Dispose()|}"));
}
