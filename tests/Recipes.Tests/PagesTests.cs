using System.Text.RegularExpressions;

namespace Recipes.Tests;

/// <summary>Every piece of code on a recipe's page is code that builds, and that these tests run.</summary>
public partial class PagesTests
{
    public static TheoryData<string> Pages() => [.. PageNames];

    private static IEnumerable<string> PageNames => Resources("page:").Where(name => name != "page:index");

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryCodeBlock_IsInASample(string page)
    {
        string code = string.Concat(Resources("code:").Select(Read));
        string[] blocks = [.. Block().Matches(Read(page)).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(block, code, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPage_IsInTheIndex() =>
        Assert.All(PageNames, page => Assert.Contains($"({page["page:".Length..]}.md)", Read("page:index"), StringComparison.Ordinal));

    internal static string Read(string resource)
    {
        using Stream stream = typeof(PagesTests).Assembly.GetManifestResourceStream(resource)!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }

    private static IEnumerable<string> Resources(string prefix) =>
        typeof(PagesTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
