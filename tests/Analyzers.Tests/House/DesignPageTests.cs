using System.Text.RegularExpressions;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;

namespace Hangup.Tests.House;

/// <summary>The pictures of docs/design.md are drawn from the code, or fail here.</summary>
public partial class DesignPageTests
{
    [Fact]
    public void Rooms_HaveTheArrowsOfTheHouse() =>
        Assert.Equal(ArchitectureTests.Allowed.Order(), Arrows("rooms").Select(arrow => $"{arrow.From} -> {arrow.To}").Order());

    [Fact]
    public void EachArrowBetweenStates_IsATransition() => Assert.All(Arrows("states"), arrow =>
    {
        var (before, after) = (Enum.Parse<Facts>(arrow.From), Enum.Parse<Facts>(arrow.To));
        Assert.Equal(after, before.After(Enum.Parse<ConnectionEvent>(arrow.Label)));
    });

    [Fact]
    public void EachLineOfTheLattice_AddsOneState() => Assert.All(Arrows("lattice"), line =>
    {
        var more = Labels("lattice")[line.To] & ~Labels("lattice")[line.From];
        Assert.True(more != Facts.None && Labels("lattice")[line.To].May(more) && int.IsPow2((int)more), $"{line.From} -> {line.To}");
    });

    private static IReadOnlyCollection<(string From, string To, string Label)> Arrows(string graph)
    {
        var arrows = Arrow().Matches(Source(graph)).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToArray();
        Assert.NotEmpty(arrows);
        return arrows;
    }

    /// <summary>"oc [label="{ Open, Closed }"]": the set that a node stands for.</summary>
    private static Dictionary<string, Facts> Labels(string graph) => Node().Matches(Source(graph)).ToDictionary(
        match => match.Groups[1].Value,
        match => match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Aggregate(Facts.None, (set, name) => set | Enum.Parse<Facts>(name)));

    private static string Source(string graph)
    {
        var page = Repository.Read("docs/design.md");
        var start = page.IndexOf($"digraph {graph} {{", StringComparison.Ordinal);
        Assert.True(start >= 0, graph);
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"(\w+) -> (\w+)(?: \[label=""(\w+)""\])?;")]
    private static partial Regex Arrow();

    [GeneratedRegex(@"(\w+) \[label=""\{([^}]*)\}")]
    private static partial Regex Node();
}
