using System.Collections.Concurrent;

namespace Recipes;

/// <summary>Keeps connections for the next question. One whose exchange broke is reset and never comes back: the server must not take half a question for a whole one.</summary>
internal sealed class LineClientPool(string host, int port) : IAsyncDisposable
{
    private readonly ConcurrentBag<LineConnection> _idle = [];

    public int Idle => _idle.Count;

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken = default)
    {
        LineConnection connection = _idle.TryTake(out LineConnection? kept) ? kept : await LineConnection.OpenAsync(host, port, cancellationToken);
        try
        {
            string answer = await connection.AskAsync(question, cancellationToken);
            _idle.Add(connection);
            return answer;
        }
        catch
        {
            connection.Dispose(); // A reset.
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out LineConnection? connection))
        {
            await connection.CloseAsync();
        }
    }
}
