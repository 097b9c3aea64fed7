using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Says how a connection ends whose end is left to chance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionEndFix)), Shared]
public sealed class ConnectionEndFix : ConnectionFix
{
    public const string AbortOnErrorKey = "Hangup.AbortOnErrorCloseOnSuccess";
    public const string CloseGracefullyKey = "Hangup.CloseGracefullyHere";
    public const string AbortKey = "Hangup.AbortHere";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP101", "HUP102");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(AbortOnErrorKey, "Abort on error, close on success", repair => Disposal.Note(repair, Ending.AbortOnError)),
        new(CloseGracefullyKey, "Close gracefully here", repair => Disposal.Note(repair, Ending.CloseGracefully)),
        new(AbortKey, "Abort here", repair => Disposal.Note(repair, Ending.Abort)),
    };
}
