using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Gives the linger option to the socket, instead of changing a copy of it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LingerCopyFix)), Shared]
public sealed class LingerCopyFix : ConnectionFix
{
    public const string AssignKey = "Hangup.AssignLingerOption";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP204");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(AssignKey, "Assign a new LingerOption", LingerCopy.Note, NeedsVerb: false),
    };
}
