using System.Globalization;
using System.Text.RegularExpressions;
using Hangup.Analyzers;
using Microsoft.CodeAnalysis;

namespace Hangup.Package.Tests;

/// <summary>A rule added to the catalogue and forgotten in a level fails here.</summary>
public sealed partial class LevelFilesTests
{
    private static readonly string BuildFolder = Path.Combine(PackedHangup.RepositoryRoot, "src", "Runtime", "build");

    public static TheoryData<string> Catalogue => new(new ConnectionAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Distinct());

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void Strict_MakesEveryRuleOfEveryGroupButTwoAnError(string id) =>
        Assert.Equal(Group(id) is 1 or 2 or 3 or 5 ? "error" : null, Level("strict").GetValueOrDefault(id));

    [Theory]
    [MemberData(nameof(Catalogue))]
    public void Gentle_MakesASuggestionOfWhatLeavesAnEndToChanceAndLeavesTheOthersAlone(string id) =>
        Assert.Equal(Group(id) is 1 || id is "HUP501" or "HUP504" ? "suggestion" : null, Level("gentle").GetValueOrDefault(id));

    [Fact]
    public void Trial_NeverFailsTheBuildOverAWarning_AndNamesNoIdThatCannotBeOne() => Assert.Equal(
        new ConnectionAnalyzer().SupportedDiagnostics.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Warning).Select(descriptor => descriptor.Id).Order(),
        Id().Matches(File.ReadAllText(Path.Combine(BuildFolder, "try", "Hangup.targets"))).Select(match => match.Value));

    [Theory]
    [InlineData("strict")]
    [InlineData("gentle")]
    public void Level_NamesNoIdThatIsNotInTheCatalogue(string level) => Assert.Empty(Level(level).Keys.Except(new ConnectionAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id)));

    [Theory]
    [InlineData("strict")]
    [InlineData("gentle")]
    public void Level_YieldsToEveryConfigOfTheUser(string level)
    {
        var text = File.ReadAllText(LevelFile(level));
        Assert.Contains("is_global = true", text, StringComparison.Ordinal);
        Assert.Contains("global_level = -100", text, StringComparison.Ordinal);
    }

    private static int Group(string id) => int.Parse(id.AsSpan(3, 1), CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Level(string level) =>
        SeverityLine().Matches(File.ReadAllText(LevelFile(level))).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static string LevelFile(string level) => Path.Combine(BuildFolder, "levels", level + ".globalconfig");

    [GeneratedRegex(@"HUP\d+")]
    private static partial Regex Id();

    [GeneratedRegex(@"^dotnet_diagnostic\.(HUP\d{3})\.severity = (\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex SeverityLine();
}
