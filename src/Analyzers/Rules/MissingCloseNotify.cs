using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP304: TLS ends without close_notify, or says it before an abort.</summary>
internal static class MissingCloseNotify
{
    public static Diagnostic? Ask(Story story)
    {
        if (story.Observations.FirstOrDefault(seen => Story.Closes(seen) && !SaysGoodbye(seen) && !seen.Unwinds && !seen.At.Block.IsInCatch() && seen.Before.May(Facts.Tls | Facts.EscapedTls | Facts.ScopedTls)) is { } close)
            return new Report(story, close).Create(Descriptors.MissingCloseNotify, "is closed without close_notify, so the TLS peer cannot tell truncation: await ShutdownAsync() first");
        return story.Observations.FirstOrDefault(seen => seen.Event == ConnectionEvent.Abort && seen.Before.Must(Facts.Notified)) is { } abort
            ? new Report(story, abort).Create(Descriptors.MissingCloseNotify, "is aborted after close_notify has told the TLS peer that it has everything")
            : null;
    }

    /// <summary><c>tls.CloseGracefully(socket)</c> sends close_notify itself.</summary>
    private static bool SaysGoodbye(Observation seen) =>
        seen.Operation is IInvocationOperation { TargetMethod.IsStatic: true, Arguments: { Length: > 0 } arguments } && arguments[0].Value.Type?.Name == "SslStream";
}
