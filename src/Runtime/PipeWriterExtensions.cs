#if NET10_0_OR_GREATER
using System.IO.Pipelines;

namespace Hangup;

/// <summary>The failing end of a pipe, for all that goes wrong before it is completed. On .NET 10 and later, where pipes are a part of .NET.</summary>
public static class PipeWriterExtensions
{
    /// <summary>
    /// From here on the writer fails unless it is completed before the scope is disposed: an exception, an early return and a forgotten <c>Complete</c> all throw at the reader
    /// (<see cref="IOException"/>), which would otherwise take what it got for everything.
    /// </summary>
    /// <remarks>
    /// <para>Of several completions the first counts, so <c>writer.Complete()</c> says success, and <c>writer.Complete(exception)</c> says what failed.</para>
    /// <para>Source: .NET <c>PipeWriter.Complete(Exception)</c>.</para>
    /// </remarks>
    /// <param name="writer">The writer.</param>
    /// <returns>The scope: put it into a <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is <see langword="null"/>.</exception>
    public static PipeWriterScope FailOnDispose(this PipeWriter writer)
    {
        Refuse.Null(writer, nameof(writer));
        return new PipeWriterScope(writer);
    }
}
#endif
