using System.Collections.Immutable;
using Hangup.CodeFixes.Editing;
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
            foreach (var choice in Choices)
            {
                Document Repaired() => Repair.All(context.Document, target, [diagnostic], choice);
                if (Repair.Try(target, new(diagnostic), choice) is { } repair
                    && await LinkedDocuments.AcceptAsync(context.Document, Repaired, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(choice.TitleOf(repair), _ => Task.FromResult(Repaired()), choice.Key), diagnostic);
                }
            }
        }
    }

    private async Task<Document?> FixAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var target = await Target.OfAsync(document, cancellationToken).ConfigureAwait(false);
        var choice = Choices.Single(choice => choice.Key == key);
        var repaired = Repair.All(document, target, diagnostics, choice);
        return await LinkedDocuments.AcceptAsync(document, () => repaired, cancellationToken).ConfigureAwait(false)
            ? repaired
            : Repair.All(document, target, await AcceptedAsync(document, target, diagnostics, choice, cancellationToken).ConfigureAwait(false), choice);
    }

    private static async Task<List<Diagnostic>> AcceptedAsync(Document document, Target target, ImmutableArray<Diagnostic> diagnostics, Choice choice, CancellationToken cancellationToken)
    {
        var accepted = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (await LinkedDocuments.AcceptAsync(document, () => Repair.All(document, target, [diagnostic], choice), cancellationToken).ConfigureAwait(false))
            {
                accepted.Add(diagnostic);
            }
        }

        return accepted;
    }
}
