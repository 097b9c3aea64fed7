using Hangup.CodeFixes.Style;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Editing;

/// <summary>The <c>using</c> directives of a file, in the groups that blank lines make of them.</summary>
internal sealed class ImportGroups
{
    private readonly List<UsingDirectiveSyntax> all;
    private readonly List<List<UsingDirectiveSyntax>> groups;
    private readonly bool areApart;
    private readonly bool isSystemFirst;

    public ImportGroups(List<UsingDirectiveSyntax> usings, Lines lines, Preferences preferences)
    {
        all = usings;
        groups = usings.GroupBy(directive => usings.TakeWhile(other => other != directive).Count(other => IsFollowedByBlank(other, lines)))
            .Select(group => group.Where(IsPlain).ToList())
            .Where(group => group.Count > 0)
            .ToList();
        areApart = preferences.Flag("dotnet_separate_import_directive_groups") ?? HasGroupPerRoot();
        isSystemFirst = preferences.Flag("dotnet_sort_system_directives_first") ?? groups.All(group => IsSorted(group, systemFirst: true)) || !groups.All(group => IsSorted(group, systemFirst: false));
    }

    /// <summary>The directive beside which a new one goes, behind it or before, and whether a blank line belongs between them.</summary>
    public (UsingDirectiveSyntax Neighbour, bool IsBehind, bool IsApart) PlaceOf(string name) =>
        groups.Count == 0 ? (all[0], false, false)
        : areApart && !groups.Any(group => RootOf(group[0]) == name) ? Apart(name)
        : Within(groups.FirstOrDefault(group => !group.Any(IsSystem)) ?? groups.Last(), name);

    public static bool IsPlain(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Name is not null;

    private (UsingDirectiveSyntax, bool, bool) Apart(string name) =>
        groups.FirstOrDefault(group => Compare(RootOf(group[0]), name, isSystemFirst) > 0) is { } next
            ? (next[0], false, true)
            : (groups.Last().Last(), true, true);

    // What is not sorted goes on at its end.
    private (UsingDirectiveSyntax, bool, bool) Within(List<UsingDirectiveSyntax> group, string name)
    {
        var next = IsSorted(group, isSystemFirst) ? group.FindIndex(other => Compare(NameOf(other), name, isSystemFirst) > 0) : -1;
        return next switch
        {
            0 => (group[0], false, false),
            < 0 => (group[group.Count - 1], true, false),
            _ => (group[next - 1], true, false),
        };
    }

    private bool HasGroupPerRoot() => groups.Count > 2 && groups.All(group => group.Select(RootOf).Distinct().Count() == 1);

    private static bool IsSorted(List<UsingDirectiveSyntax> group, bool systemFirst) =>
        group.Zip(group.Skip(1), (one, other) => Compare(NameOf(one), NameOf(other), systemFirst) <= 0).All(inOrder => inOrder);

    private static int Compare(string left, string right, bool systemFirst)
    {
        var system = systemFirst ? IsSystem(right).CompareTo(IsSystem(left)) : 0;
        return system != 0 ? system : string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsFollowedByBlank(UsingDirectiveSyntax directive, Lines lines) => lines.IsBlank(lines.LineOf(directive.Span.End) + 1);

    private static bool IsSystem(UsingDirectiveSyntax directive) => IsSystem(NameOf(directive));

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static string RootOf(UsingDirectiveSyntax directive) => NameOf(directive).Split('.')[0];

    private static string NameOf(UsingDirectiveSyntax directive) => directive.Name!.ToString();
}
