using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>A file with conditional compilation is right whatever symbols are defined.</summary>
internal static class SymbolSetsCheck
{
    public static IEnumerable<Flaw> Of(Change change)
    {
        var options = (CSharpParseOptions)change.Before.Root.SyntaxTree.Options;
        foreach (var set in SetsOf(change.Before.Root, options))
        {
            var added = Multiset.Except(change.After.ErrorsUnder(set), change.Before.ErrorsUnder(set), error => (error.Id, error.GetMessage(System.Globalization.CultureInfo.InvariantCulture))).FirstOrDefault();
            if (added is not null)
            {
                yield return new(Promise.Sound, "error under other symbols", $"{string.Join(' ', set.Except(options.PreprocessorSymbolNames).Select(name => "+" + name).Concat(options.PreprocessorSymbolNames.Except(set).Select(name => "-" + name)))}: {added}");
                yield break;
            }
        }
    }

    // All on, all off, and each the other way round: not every combination, but each branch.
    private static IEnumerable<IReadOnlyList<string>> SetsOf(SyntaxNode root, CSharpParseOptions options)
    {
        var conditions = root.DescendantTrivia(descendIntoTrivia: false).Where(trivia => trivia.IsDirective).Select(trivia => trivia.GetStructure()).OfType<ConditionalDirectiveTriviaSyntax>();
        var names = conditions.SelectMany(condition => condition.Condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()).Select(name => name.Identifier.ValueText).Distinct().ToList();
        var now = options.PreprocessorSymbolNames.ToList();
        return names.Count == 0
            ? []
            : names.Select(name => (IReadOnlyList<string>)(now.Contains(name) ? [.. now.Where(other => other != name)] : [.. now, name])).Append([.. now.Union(names)]).Append([.. now.Except(names)]);
    }
}
