using System.Text.RegularExpressions;

namespace Hangup.Package.Tests;

/// <summary>What the pages point at is there.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => new(
        Directory.GetFiles(PackedHangup.RepositoryRoot, "*.md")
            .Concat(Directory.GetFiles(Path.Combine(PackedHangup.RepositoryRoot, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(page => Path.GetRelativePath(PackedHangup.RepositoryRoot, page).Replace('\\', '/')));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_LeadSomewhere(string page)
    {
        var file = Path.Combine(PackedHangup.RepositoryRoot, page);
        var targets = Link().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);
        Assert.DoesNotContain(targets, target => !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)));
    }

    [Fact]
    public void Readme_NamesThisVersionAndNoOther()
    {
        var root = PackedHangup.RepositoryRoot;
        var version = Element().Match(File.ReadAllText(Path.Combine(root, "Directory.Build.props"))).Groups[1].Value;
        Assert.Equal([version], Version().Matches(File.ReadAllText(Path.Combine(root, "README.md"))).Select(match => match.Value).Distinct());
    }

    [GeneratedRegex("<Version>(.*)</Version>")]
    private static partial Regex Element();

    [GeneratedRegex(@"(?<=Version=""|/hangup/)\d+\.\d+\.\d+[\w.-]*")]
    private static partial Regex Version();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
