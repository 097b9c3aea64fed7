using System.Collections.Immutable;
using System.Composition;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>Says how a connection ends whose end is left to chance.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConnectionEndFix)), Shared]
public sealed class ConnectionEndFix : CodeFixProvider
{
    public const string AbortOnErrorKey = "Hangup.AbortOnErrorCloseOnSuccess";
    public const string CloseGracefullyKey = "Hangup.CloseGracefullyHere";
    public const string AbortKey = "Hangup.AbortHere";

    // The first is the default, also of Fix All.
    private static readonly (string Key, Ending Ending, string Title)[] Choices =
    {
        (AbortOnErrorKey, Ending.AbortOnError, "Abort on error, close on success"),
        (CloseGracefullyKey, Ending.CloseGracefully, "Close gracefully here"),
        (AbortKey, Ending.Abort, "Abort here"),
    };

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("HUP101", "HUP102");

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, diagnostics) =>
        FixAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var target = await Target.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var (key, ending, title) in Choices.Where(choice => EndingEdits.IsPossible(target, new(diagnostic), choice.Ending)))
            {
                var titled = new Finding(diagnostic).HasRuntime ? title : title + " (BCL only)";
                context.RegisterCodeFix(CodeAction.Create(titled, _ => Task.FromResult(EndingEdits.Apply(context.Document, target, [diagnostic], ending)), key), diagnostic);
            }
        }
    }

    private static async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var target = await Target.OfAsync(document, cancellationToken).ConfigureAwait(false);
        return EndingEdits.Apply(document, target, diagnostics, Choices.Single(choice => choice.Key == key).Ending);
    }
}
