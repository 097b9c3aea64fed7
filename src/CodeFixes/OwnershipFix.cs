using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Gives an owner to a connection that nobody ends.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OwnershipFix)), Shared]
public sealed class OwnershipFix : CodeFixProvider
{
    public const string OwnKey = "Hangup.OwnWithUsing";

    private const string Title = "Own it with 'using' and end it explicitly";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP103", "HUP104");

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, diagnostics) =>
        FixAllAsync(document, diagnostics, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var target = await Target.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics.Where(diagnostic => EndingEdits.IsPossible(target, new(diagnostic), Ending.AbortOnError)))
        {
            var title = new Finding(diagnostic).HasRuntime ? Title : Title + " (BCL only)";
            context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(EndingEdits.Apply(context.Document, target, [diagnostic], Ending.AbortOnError)), OwnKey), diagnostic);
        }
    }

    private static async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var target = await Target.OfAsync(document, cancellationToken).ConfigureAwait(false);
        return EndingEdits.Apply(document, target, diagnostics, Ending.AbortOnError);
    }
}
