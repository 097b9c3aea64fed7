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
        new(AbortOnErrorKey, "Abort on error, close on success", NoteAbortOnError),
        new(CloseGracefullyKey, "Close gracefully here", repair => NoteInstead(repair, Ending.CloseGracefully)),
        new(AbortKey, "Abort here", repair => NoteInstead(repair, Ending.Abort)),
    };

    // What a method of the source ends has to be said there.
    private static bool NoteAbortOnError(Repair repair) => !repair.Finding.IsBeyondRemedy && Disposal.Note(repair, Ending.AbortOnError);

    // The other ends say nothing of errors: they stand beside the one that does, never in its stead.
    private static bool NoteInstead(Repair repair, Ending ending) =>
        NoteAbortOnError(repair.Anew()) && Disposal.Note(repair, ending);
}
