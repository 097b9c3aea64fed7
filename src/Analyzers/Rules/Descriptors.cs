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

    private static DiagnosticDescriptor Create(string id, DiagnosticSeverity severity, string title, string message) =>
        new(id, title, message, "Reliability", severity, isEnabledByDefault: true, helpLinkUri: HelpRoot + id + ".md");
}
