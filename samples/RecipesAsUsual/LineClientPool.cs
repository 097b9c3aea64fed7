using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Recipes.AsUsual;

internal sealed class LineConnection(TcpClient client) : IDisposable
{
    private readonly StreamReader _reader = new(client.GetStream());
    private readonly StreamWriter _writer = new(client.GetStream()) { AutoFlush = true };

    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        await _writer.WriteLineAsync(question.AsMemory(), cancellationToken);
        return await _reader.ReadLineAsync(cancellationToken);
    }

    public void Dispose() => client.Dispose();
}

internal sealed class LineClientPool(string host, int port) : IDisposable
{
    private readonly ConcurrentBag<LineConnection> _idle = [];

    public async Task<string?> AskAsync(string question, CancellationToken cancellationToken = default)
    {
        if (!_idle.TryTake(out LineConnection? connection))
        {
            var client = new TcpClient();
            await client.ConnectAsync(host, port, cancellationToken);
            connection = new LineConnection(client);
        }

        try
        {
            return await connection.AskAsync(question, cancellationToken);
        }
        finally
        {
            _idle.Add(connection);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out LineConnection? connection))
        {
            connection.Dispose();
        }
    }
}
