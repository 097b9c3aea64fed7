using System.Collections.Immutable;
using Hangup.CodeFixes.Endings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.CodeFixes;

/// <summary>What our fixes have in common: they are offered only where they can be written, and one way of writing serves a single finding and Fix All.</summary>
public abstract class ConnectionFix : CodeFixProvider
{
    /// <summary>What a user can choose from; the first is the default.</summary>
    private protected abstract IReadOnlyList<Choice> Choices { get; }

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, diagnostics) =>
        FixAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var target = await Target.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var choice in Choices.Where(choice => Repair.IsPossible(target, new(diagnostic), choice)))
            {
                var title = choice.NeedsVerb && !new Finding(diagnostic).HasRuntime ? choice.Title + " (BCL only)" : choice.Title;
                context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(Repair.All(context.Document, target, [diagnostic], choice)), choice.Key), diagnostic);
            }
        }
    }

    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var target = await Target.OfAsync(document, cancellationToken).ConfigureAwait(false);
        return Repair.All(document, target, diagnostics, Choices.Single(choice => choice.Key == key));
    }
}
