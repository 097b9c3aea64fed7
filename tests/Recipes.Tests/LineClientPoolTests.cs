using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Recipes.Tests;

public class LineClientPoolTests
{
    [Fact]
    public async Task PoolThatIsDisposed_ServerReadsEndOfFile()
    {
        using TcpListener listener = Recipe.Listen();
        Task<Sighting> seen = AnswerOnceAsync(listener);
        await using (var pool = new LineClientPool("127.0.0.1", Recipe.PortOf(listener)))
        {
            Assert.Equal("answer", await pool.AskAsync("question"));
            Assert.Equal(1, pool.Idle);
        }

        Assert.Equal(Saw.EndOfFile, (await seen).End);
    }

    [Fact]
    public async Task QuestionThatIsCancelled_ServerReadsResetAndThePoolForgetsTheConnection()
    {
        using TcpListener listener = Recipe.Listen();
        await using var pool = new LineClientPool("127.0.0.1", Recipe.PortOf(listener));
        using var impatience = new CancellationTokenSource();
        Task<string> asked = pool.AskAsync("question", impatience.Token);
        Socket server = await listener.AcceptSocketAsync();
        Assert.Equal("question\n", (await server.HearAsync()).ReplaceLineEndings("\n"));
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(Saw.Reset, (await Reading.ToTheEnd(server)).End);
        Assert.Equal(0, pool.Idle);
    }

    private static async Task<Sighting> AnswerOnceAsync(TcpListener listener)
    {
        Socket server = await listener.AcceptSocketAsync();
        await server.HearAsync();
        await server.SayAsync("answer\n");
        return await Reading.ToTheEnd(server);
    }
}
