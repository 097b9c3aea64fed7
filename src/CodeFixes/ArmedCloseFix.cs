using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Makes an abort of what was meant as one, and a close of what was not.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ArmedCloseFix)), Shared]
public sealed class ArmedCloseFix : ConnectionFix
{
    public const string EndKey = "Hangup.EndAsMeant";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP201");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(EndKey, "Call Abort() instead", repair => CloseCall.NoteAbort(repair) || CloseCall.NoteCloseInScope(repair)),
    };
}
