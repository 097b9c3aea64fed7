using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Editing;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Removes what comes too late: the connection has ended already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LateCallFix)), Shared]
public sealed class LateCallFix : ConnectionFix
{
    public const string RemoveKey = "Hangup.RemoveLateCall";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP202");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(RemoveKey, "Remove the call", repair => Removal.Note(repair.Edits, repair.Target.NodeAt(repair.Finding.Location)), NeedsVerb: false),
    };
}
