using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Gives an owner to a connection that nobody ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnershipFix)), Shared]
public sealed class OwnershipFix : ConnectionFix
{
    public const string OwnKey = "Hangup.OwnWithUsing";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP103", "HUP104");

    private protected override IReadOnlyList<Choice> Choices { get; } = new Choice[]
    {
        new(OwnKey, "Own it with 'using' and end it explicitly", OwnedByUsing.Note),
    };
}
