using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Has a scope disposed on every path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScopeFix)), Shared]
public sealed class ScopeFix : ConnectionFix
{
    public const string UsingKey = "Hangup.ScopeInUsing";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP203");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(UsingKey, "Put the scope into a 'using' declaration", OwnedByUsing.NoteScope, NeedsVerb: false),
    };
}
