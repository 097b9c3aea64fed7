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

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP301", "HUP302", "HUP303");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(CloseKey, "Close gracefully", CloseCall.NoteGraceful),
    };
}
