using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Hangup.Analyzers.Rules;

/// <summary>The catalogue: every diagnostic Hangup can report, on one page.</summary>
internal static class Descriptors
{
    private const string HelpRoot = "https://github.com/hangup-net/hangup/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor UnknownWord = Create("HUP001", Warning,
        "A line of a vocabulary file cannot be used",
        "The line '{0}' {1}");

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

    public static readonly DiagnosticDescriptor FinBeforeReset = Create("HUP201", Warning,
        "A FIN leaves before the reset, so the peer reads success",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ResetOnSuccess = Create("HUP205", Info,
        "Every end of a connection is a reset, successful ones too",
        "'{0}' is reset at every end, successful ones too, which can destroy what was sent last: arm the reset only when something fails, as AbortOnDispose() does");

    public static readonly DiagnosticDescriptor EndedTwice = Create("HUP202", Warning,
        "A connection is ended again",
        "'{0}' has ended already, so this does nothing: remove it");

    public static readonly DiagnosticDescriptor ScopeNotDisposed = Create("HUP203", Warning,
        "A scope is not disposed",
        "The scope of '{0}' {1}, so it guards nothing: put it into a 'using' declaration");

    public static readonly DiagnosticDescriptor LostSetting = Create("HUP204", Warning,
        "A linger setting is lost",
        "'{0}' changes a copy that the socket never sees: assign a new LingerOption to LingerState");

    public static readonly DiagnosticDescriptor TimedClose = Create("HUP301", Warning,
        "A close with a timeout does not wait for the peer",
        "Closing '{0}' with a timeout {1}: use CloseGracefully(timeout)");

    public static readonly DiagnosticDescriptor LingeringClose = Create("HUP302", Info,
        "Linger with a time blocks the thread that closes",
        "Closing '{0}' will block its thread until this time is up and still prove nothing: use CloseGracefully(timeout)");

    public static readonly DiagnosticDescriptor PlainClose = Create("HUP303", Info,
        "A plain close may reset the connection",
        "Closing '{0}' turns into a reset if input is unread or a receive is pending: use CloseGracefully()");

    public static readonly DiagnosticDescriptor MissingCloseNotify = Create("HUP304", Warning,
        "TLS ends without close_notify, or with it before an abort",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ShutdownOfBoth = Create("HUP305", Info,
        "Shutdown(Both) may reset the connection",
        "Shutting down both directions of '{0}' resets it when the peer still sends: shut down sending and read to the end, as CloseGracefully() does");

    public static readonly DiagnosticDescriptor ResetTakenForEnd = Create("HUP401", Info,
        "A reset is taken for the end of the data",
        "This catch answers '{0}' as end-of-file is answered, so a message that was cut short passes for a complete one: tell the caller, for example with ConnectionEnd.Classify()");

    /// <summary>Kept in the order of the page.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        UnknownWord, EndLeftToChance, TruncationOnError, NobodyEndsIt, NobodyEndsItOnError, FinBeforeReset, EndedTwice, ScopeNotDisposed, LostSetting, ResetOnSuccess,
        TimedClose, LingeringClose, PlainClose, MissingCloseNotify, ShutdownOfBoth, ResetTakenForEnd);

    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "Reliability", severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
