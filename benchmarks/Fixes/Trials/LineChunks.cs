using DiffPlex;

namespace Hangup.FixTrials;

/// <summary>Lines without their ends, however they end.</summary>
internal sealed class LineChunks : IChunker
{
    public static readonly LineChunks Instance = new();

    public IReadOnlyList<string> Chunk(string text) =>
        [.. Microsoft.CodeAnalysis.Text.SourceText.From(text).Lines.Select(line => line.ToString())];
}
