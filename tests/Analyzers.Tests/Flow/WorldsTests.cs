namespace Hangup.Tests.Flow;

/// <summary>Flags keep ways apart, as long as they are few.</summary>
public class WorldsTests
{
    [Theory]
    [InlineData(2, "normal: Closed, Aborted   throws: none")]
    [InlineData(4, "normal: Closed, Aborted   throws: none")]
    [InlineData(5, "normal: Closed, Aborted, Lost   throws: none")]
    public async Task SixteenWays_AreKeptApart(int flags, string ends) => Assert.Equal(ends, await Solved.Print($$"""
        void M(TcpListener l, int n)
        {
            {{string.Concat(Enumerable.Range(1, flags).Select(static flag => $"var f{flag} = false; if (n == {flag}) f{flag} = true; "))}}
            var c = l.AcceptTcpClient();
            if (f1) c.Close();
            if (!f1) c.Abort();
        }
        """));

    [Theory]
    [InlineData("ok = n > 1;", "normal: Closed, Aborted, Lost   throws: none")]
    [InlineData("", "normal: Closed, Aborted   throws: none")]
    public async Task FlagThatIsSetToWhatCannotBeSeen_IsAny(string between, string ends) => Assert.Equal(ends, await Solved.Print($$"""
        void M(TcpListener l, int n)
        {
            var c = l.AcceptTcpClient();
            var ok = false;
            if (n == 0) ok = true;
            if (ok) c.Close();
            {{between}}
            if (!ok) c.Abort();
        }
        """));
}
