#if NET10_0_OR_GREATER
using System.IO.Pipelines;

namespace Hangup;

/// <summary>A pipe whose end is decided: leaving the scope fails the writer, unless it was completed before. Then disposing does nothing.</summary>
/// <remarks>Source: .NET <c>PipeWriter.Complete(Exception)</c>: of several completions the first counts.</remarks>
public sealed class PipeWriterScope : IDisposable, IAsyncDisposable
{
    internal PipeWriterScope(PipeWriter writer) => Writer = writer;

    /// <summary>The writer.</summary>
    public PipeWriter Writer { get; }

    /// <summary>Completes the writer with an <see cref="IOException"/>, which the reader's next read throws, unless it was completed before.</summary>
    public void Dispose() => Writer.Complete(Abandoned());

    /// <summary>Completes the writer with an <see cref="IOException"/>, which the reader's next read throws, unless it was completed before.</summary>
    /// <returns>A task that completes when the writer has.</returns>
    public ValueTask DisposeAsync() => Writer.CompleteAsync(Abandoned());

    private static IOException Abandoned() => new("The writer left before it had completed the pipe: what was read is not everything.");
}
#endif
