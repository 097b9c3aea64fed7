using Microsoft.AspNetCore.Connections;

namespace Recipes;

/// <summary>Answers in capitals, until the client has said everything. A question mark is more than it can bear.</summary>
internal sealed class UpperCaseHandler : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        using var reader = new StreamReader(connection.Transport.Input.AsStream());
        await using var writer = new StreamWriter(connection.Transport.Output.AsStream(leaveOpen: true)) { AutoFlush = true };
        // ConnectionClosed is cancelled when the client half-closes: handed to the read it would race with the answer.
        while (await reader.ReadLineAsync() is { } line)
        {
            await writer.WriteLineAsync(line.Contains('?', StringComparison.Ordinal) ? throw new NotSupportedException("No questions.") : line.ToUpperInvariant());
        }
    }
}
