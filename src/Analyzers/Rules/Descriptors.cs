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

    public static readonly DiagnosticDescriptor UnknownTimeout = Create("HUP003", Warning,
        "The value of an option cannot be used",
        "'{0}' is no value of {1}: a whole number with its unit is, as in 2s or 500ms");

    public static readonly DiagnosticDescriptor EndLeftToChance = Create("HUP101", Warning,
        "A connection is disposed while it is still open",
        "'{0}' {1} disposed while still open, and chance decides what the other side sees: {2}");

    public static readonly DiagnosticDescriptor TruncationOnError = Create("HUP102", Warning,
        "An exception looks like success to the other side",
        "If {1} throws, the other side still sees '{0}' end normally: use AbortOnDispose()");

    public static readonly DiagnosticDescriptor NobodyEndsIt = Create("HUP103", Warning,
        "A connection is never ended",
        "'{0}' {1}, so the other side is left waiting: close or abort it on every path");

    public static readonly DiagnosticDescriptor NobodyEndsItOnError = Create("HUP104", Info,
        "A connection is not ended when an exception is thrown",
        "If {1} throws, nobody ends '{0}': {2}");

    public static readonly DiagnosticDescriptor FinBeforeReset = Create("HUP201", Warning,
        "An abort comes too late, so the other side sees success",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ResetOnSuccess = Create("HUP205", Info,
        "A connection is aborted even after success",
        "'{0}' is aborted at every end, so the last data can be lost even after success: abort only on failure, as AbortOnDispose() does");

    public static readonly DiagnosticDescriptor EndedTwice = Create("HUP202", Warning,
        "A connection is ended again",
        "'{0}' has ended already, so this does nothing: remove it");

    public static readonly DiagnosticDescriptor ScopeNotDisposed = Create("HUP203", Warning,
        "A scope is not disposed",
        "The scope of '{0}' {1}, so it guards nothing: put it into a 'using' declaration");

    public static readonly DiagnosticDescriptor LostSetting = Create("HUP204", Warning,
        "A change of a linger setting is lost",
        "'{0}' changes a copy that the socket never sees: assign a new LingerOption to LingerState");

    public static readonly DiagnosticDescriptor TimedClose = Create("HUP301", Warning,
        "A close with a timeout does not wait for the other side",
        "Closing '{0}' with a timeout {1}: use CloseGracefully(timeout)");

    public static readonly DiagnosticDescriptor LingeringClose = Create("HUP302", Info,
        "Linger with a time blocks the thread that closes",
        "Closing '{0}' will block its thread for up to this time and not tell if the data arrived: use CloseGracefully(timeout)");

    public static readonly DiagnosticDescriptor PlainClose = Create("HUP303", Info,
        "A plain Close() may abort the connection",
        "If input is unread or a receive is pending, closing '{0}' aborts it and the last data can be lost: {1}");

    public static readonly DiagnosticDescriptor MissingCloseNotify = Create("HUP304", Warning,
        "TLS ends without close_notify, or with it before an abort",
        "'{0}' {1}");

    public static readonly DiagnosticDescriptor ShutdownOfBoth = Create("HUP305", Info,
        "Shutdown(Both) may abort the connection",
        "Data that still arrives after Shutdown(Both) aborts '{0}': use Shutdown(Send) and read to the end, as CloseGracefully() does");

    public static readonly DiagnosticDescriptor ResetTakenForEnd = Create("HUP401", Info,
        "A broken connection is taken for the end of the data",
        "This catch answers '{0}' as at the end of the data, so a cut-off message looks complete: use ConnectionEnd.Classify()");

    public static readonly DiagnosticDescriptor CompletedOnError = Create("HUP501", Warning,
        "An exception completes what is written as if that were all",
        "If {1} throws, the other side still takes '{0}' for complete: {2}");

    public static readonly DiagnosticDescriptor NeverCompleted = Create("HUP502", Info,
        "A pipe is never completed",
        "'{0}' {1}, so the other side waits for ever: complete it on every path");

    public static readonly DiagnosticDescriptor FailureOnSuccess = Create("HUP503", Info,
        "Success looks like a failure to the other side",
        "'{0}' {1} disposed while still open, which the other side reads as a failure: {2}");

    public static readonly DiagnosticDescriptor DisposedChannel = Create("HUP504", Warning,
        "A channel is ended by a Dispose that may throw or wait",
        "To dispose '{0}' is to close it, also when it has failed, which throws and hides what broke it: {1}");

    /// <summary>Kept in the order of the page.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        UnknownWord, UnknownTimeout, EndLeftToChance, TruncationOnError, NobodyEndsIt, NobodyEndsItOnError, FinBeforeReset, EndedTwice, ScopeNotDisposed, LostSetting, ResetOnSuccess,
        TimedClose, LingeringClose, PlainClose, MissingCloseNotify, ShutdownOfBoth, ResetTakenForEnd, CompletedOnError, NeverCompleted, FailureOnSuccess, DisposedChannel);

    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "Reliability", severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
