using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Hangup.Analyzers.Rules;

/// <summary>The catalogue: every diagnostic Hangup can report, on one page.</summary>
internal static class Descriptors
{
    private const string HelpRoot = "https://github.com/hangup-net/hangup/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor EndLeftToChance = Create("HUP101", Warning,
        "A connection is disposed while it is still open",
        "'{0}' {1} disposed while it is still open, so what the peer sees is left to chance: end it with CloseGracefully() or Abort() first");

    public static readonly DiagnosticDescriptor TruncationOnError = Create("HUP102", Warning,
        "An exception ends a connection as if the exchange were complete",
        "If {1} throws, '{0}' ends as if the exchange were complete: abort it on that path, for example with AbortOnDispose()");

    public static readonly DiagnosticDescriptor NobodyEndsIt = Create("HUP103", Warning,
        "A connection is never ended",
        "'{0}' {1}, so the garbage collector will reset it or process exit will close it: own it with 'using' and end it explicitly");

    public static readonly DiagnosticDescriptor NobodyEndsItOnError = Create("HUP104", Info,
        "A connection is not ended when an exception is thrown",
        "If {1} throws, nobody ends '{0}': own it with 'using' and end it explicitly");

    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "Reliability", severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
