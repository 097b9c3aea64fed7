using System.Net.Sockets;
using Hangup;

namespace Recipes;

/// <summary>One question, one answer, a line each. Whoever holds it says how it ends.</summary>
internal sealed class LineConnection : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private LineConnection(TcpClient client)
    {
        _client = client;
        _reader = new StreamReader(client.GetStream(), leaveOpen: true);
        _writer = new StreamWriter(client.GetStream(), leaveOpen: true) { AutoFlush = true };
    }

    public static async Task<LineConnection> OpenAsync(string host, int port, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellationToken);
            return new LineConnection(client);
        }
        catch
        {
            client.Abort();
            throw;
        }
    }

    public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
    {
        await _writer.WriteLineAsync(question.AsMemory(), cancellationToken);
        return await _reader.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("The server closed without an answer.");
    }

    public async Task CloseAsync()
    {
        await _client.CloseGracefullyAsync();
        Dispose();
    }

    /// <summary>Resets the connection, unless it was closed.</summary>
    public void Dispose()
    {
        _client.Abort();
        _reader.Dispose();
        _writer.Dispose();
    }
}
