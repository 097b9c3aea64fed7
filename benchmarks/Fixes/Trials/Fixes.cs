using System.Collections.Immutable;
using Hangup.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.FixTrials;

/// <summary>A fix that is offered for a finding.</summary>
internal sealed record Offer(CodeFixProvider Provider, CodeAction Action);

/// <summary>Our fixes, asked as an editor asks them.</summary>
internal static class Fixes
{
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
        [.. typeof(ConnectionFix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    public static async Task<List<Offer>> OffersAsync(Document document, Diagnostic diagnostic)
    {
        var offers = new List<Offer>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => Add(offers, provider, action), default));
        }

        return offers;
    }

    public static async Task<Solution> ApplyAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    // A menu of menus counts as all that is in it.
    private static void Add(List<Offer> offers, CodeFixProvider provider, CodeAction action)
    {
        if (action.NestedActions.IsEmpty)
        {
            offers.Add(new(provider, action));
        }

        foreach (var nested in action.NestedActions)
        {
            Add(offers, provider, nested);
        }
    }
}
