using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Makes a close graceful that only looks so.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GracefulCloseFix)), Shared]
public sealed class GracefulCloseFix : ConnectionFix
{
    public const string CloseKey = "Hangup.CloseGracefully";
    public const string SendKey = "Hangup.ShutDownSend";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP301", "HUP302", "HUP303", "HUP305");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(CloseKey, "Close gracefully", NoteDefault),
        new(SendKey, "Shut down sending only", repair => IsOf(repair, "HUP305") && ShutdownCall.NoteGraceful(repair.Anew()) && ShutdownCall.NoteSend(repair)),
    };

    // One key for all of them, or Fix All would leave some.
    private static bool NoteDefault(Repair repair) => repair.Finding.Diagnostic.Id switch
    {
        "HUP302" => LingeringClose.NoteGraceful(repair.Anew()) ? LingeringClose.NoteGraceful(repair) : LingeringClose.NoteOff(repair),
        "HUP305" => ShutdownCall.NoteGraceful(repair.Anew()) ? ShutdownCall.NoteGraceful(repair) : ShutdownCall.NoteSend(repair),
        _ => CloseCall.NoteGraceful(repair),
    };

    private static bool IsOf(Repair repair, string id) => repair.Finding.Diagnostic.Id == id;
}
