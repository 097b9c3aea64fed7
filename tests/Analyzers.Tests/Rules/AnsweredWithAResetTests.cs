using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP401 and a catch that resets in its turn: that is no end of the data like others.</summary>
public class AnsweredWithAResetTests
{
    private static string Pull(string answer) => $$"""
        int Pull(TcpClient well, byte[] bucket)
        {
            try
            {
                return well.GetStream().Read(bucket, 0, bucket.Length);
            }
            MARK (IOException)
            {
                {{answer}}
                return 0;
            }
        }
        """;

    [Theory]
    [InlineData("well.Abort();")]
    [InlineData("well?.Abort();")]
    [InlineData("well.Client.Close(0);")]
    [InlineData("well.Client?.Close(0);")]
    public Task ResetThatIsAnsweredWithOne_IsNotReported(string answer) => Check(Pull(answer).Replace("MARK", "catch", StringComparison.Ordinal));

    [Theory]
    [InlineData("well.Close();")]
    [InlineData("well.Client.Shutdown(SocketShutdown.Send);")]
    [InlineData("well.Client.Close(5);")]
    public Task ResetThatIsAnsweredOtherwise_IsReported(string answer) => Check(Pull(answer).Replace("MARK", "{|HUP401:catch|}", StringComparison.Ordinal).Replace("well.Client.Close(5)", "{|HUP301:well.Client.Close(5)|}", StringComparison.Ordinal));
}
