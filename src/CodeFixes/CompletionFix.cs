using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Tells the reader of a pipe what broke.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CompletionFix)), Shared]
public sealed class CompletionFix : ConnectionFix
{
    public const string CompleteKey = "Hangup.CompleteWithException";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP501");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(CompleteKey, "Complete it with the exception", CompletionOnError.Note, NeedsVerb: false),
    };
}
