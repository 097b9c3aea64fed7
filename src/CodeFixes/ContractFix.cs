using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Says how a WebSocket, a WCF channel or a QUIC stream ends that is only disposed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ContractFix)), Shared]
public sealed class ContractFix : ConnectionFix
{
    public const string EndKey = "Hangup.SayTheEnd";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP501", "HUP503", "HUP504");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(EndKey, "Abort on error, close on success", Note, NeedsVerb: false),
    };

    // A WebSocket that is disposed open reads as a failure already: only success is left to say. Whoever completes a pipe by a call is handed the exception (CompletionFix).
    private static bool Note(Repair repair)
    {
        if (repair.Finding.Diagnostic.Id == "HUP501" && CompletionOnError.CallIn(repair) is not null)
        {
            return false;
        }

        if (repair.Finding.Diagnostic.Id != "HUP503")
        {
            return Disposal.Note(repair, Ending.AbortOnError);
        }

        repair.Title = "Close it on success";
        return Disposal.Note(repair, Ending.CloseGracefully);
    }
}
