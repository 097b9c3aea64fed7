using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP304: TLS ends without close_notify, or says it before an abort.</summary>
internal static class MissingCloseNotify
{
    public static IEnumerable<Diagnostic> Ask(Story story) =>
        story.Calls(seen => Defect(story, seen) is not null).Select(seen => new Report(story, seen).Create(Descriptors.MissingCloseNotify, Defect(story, seen)!));

    private static string? Defect(Story story, Observation seen)
    {
        if (seen.Event == ConnectionEvent.Abort && seen.Before.Must(Facts.Notified))
            return "is aborted after close_notify has told the other side that all has arrived: call Abort() without ShutdownAsync()";
        return Story.Closes(seen) && !SaysGoodbye(seen) && !IsPlainHalf(seen) && !seen.Unwinds && seen.Before.May(Facts.Tls | Facts.EscapedTls | Facts.ScopedTls) && !story.IsOnError(seen)
            ? "is closed without close_notify, so the other side cannot tell if all has arrived: await ShutdownAsync() first"
            : null;
    }

    /// <summary>TLS is there only sometimes, and not what is closed here: of the plain connection another rule speaks, where it is certain to be in use.</summary>
    private static bool IsPlainHalf(Observation seen) =>
        seen.Before.May(Facts.Open) && seen.Event is ConnectionEvent.Close or ConnectionEvent.CloseSocket && Ending.TypeOf(seen)?.Name != "SslStream";

    /// <summary><c>tls.CloseGracefully(socket)</c> sends close_notify itself.</summary>
    private static bool SaysGoodbye(Observation seen) =>
        seen.Operation is IInvocationOperation { TargetMethod.IsStatic: true, Arguments: { Length: > 0 } arguments } && arguments[0].Value.Type?.Name == "SslStream";
}
