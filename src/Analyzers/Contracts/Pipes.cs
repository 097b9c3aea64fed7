using System.Collections.Immutable;

namespace Hangup.Analyzers.Contracts;

/// <summary>
/// <c>System.IO.Pipelines</c>. Completed without an exception, a writer says that all has been written, and its stream says so when it is
/// disposed; a reader or writer that is never completed leaves the other end waiting (learn.microsoft.com, "I/O pipelines in .NET").
/// </summary>
internal static class Pipes
{
    private static readonly ImmutableArray<string> Carriers = ImmutableArray.Create("Pipe", "IDuplexPipe");

    public static readonly Contract Written = new("Pipes, written", "Pipelines", ImplicitEnd.Completes, """
        [System.IO.Pipelines.PipeWriter]::Create = Accept
        [System.IO.Pipelines.PipeWriter]::GetMemory = Use
        [System.IO.Pipelines.PipeWriter]::GetSpan = Use
        [System.IO.Pipelines.PipeWriter]::Advance = Use
        [System.IO.Pipelines.PipeWriter]::FlushAsync = Use
        [System.IO.Pipelines.PipeWriter]::WriteAsync = Use
        [System.IO.Pipelines.PipeWriter]::CopyFromAsync = Use
        [System.IO.Pipelines.PipeWriter]::AsStream = View
        [System.IO.Pipelines.PipeWriter]::CancelPendingFlush = Option
        [System.IO.Pipelines.PipeWriter]::Complete = Close
        [System.IO.Pipelines.PipeWriter]::CompleteAsync = Close
        [System.IO.Pipelines.PipeWriter]::Complete(exception) = Abort
        [System.IO.Pipelines.PipeWriter]::CompleteAsync(exception) = Abort
        """)
    {
        Verbs = """
            [Hangup.PipeWriterExtensions]::FailOnDispose = ArmScope
            [Hangup.PipeWriterScope]::Writer = Part
            [Hangup.PipeWriterScope]::Dispose = DisposeScope
            [Hangup.PipeWriterScope]::DisposeAsync = DisposeScope
            """,
        Advice = "complete it with the exception",
        Whole = "Pipe",
        Ended = "completed",
        Leak = Leak.NeverCompletes,
        Carriers = Carriers,
        IsWrapped = true,
    };

    public static readonly Contract Read = new("Pipes, read", "Pipelines", ImplicitEnd.IsTrue, """
        [System.IO.Pipelines.PipeReader]::Create = Accept
        [System.IO.Pipelines.PipeReader]::ReadAsync = Use
        [System.IO.Pipelines.PipeReader]::ReadAtLeastAsync = Use
        [System.IO.Pipelines.PipeReader]::TryRead = Use
        [System.IO.Pipelines.PipeReader]::CopyToAsync = Use
        [System.IO.Pipelines.PipeReader]::AdvanceTo = Option
        [System.IO.Pipelines.PipeReader]::CancelPendingRead = Option
        [System.IO.Pipelines.PipeReader]::AsStream = View
        [System.IO.Pipelines.PipeReader]::Complete = Close
        [System.IO.Pipelines.PipeReader]::CompleteAsync = Close
        """)
    {
        Ended = "completed",
        Leak = Leak.NeverCompletes,
        Carriers = Carriers,
        IsWrapped = true,
    };
}
