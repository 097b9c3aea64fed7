namespace Hangup.Runtime.Tests;

/// <summary>Every piece of code on the page of variants is code that a test runs, line for line.</summary>
public class VariantsPageTests
{
    [Fact]
    public void EveryCodeBlockOfThePage_IsRunByATest()
    {
        string[] blocks = [.. CodeBlocks(Resource("variants.md"))];
        string code = Squeeze(Resource("VariantsTests.cs") + Resource("VariantsHttpTests.cs")).Replace("s_request", "request", StringComparison.Ordinal);
        Assert.True(blocks.Length >= 12);
        Assert.All(blocks, block => Assert.Contains(Squeeze(block), code, StringComparison.Ordinal));
    }

    private static IEnumerable<string> CodeBlocks(string page) =>
        page.Split("```csharp\n").Skip(1).Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]);

    private static string Squeeze(string code) =>
        string.Concat(code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(line => line + "\n"));

    private static string Resource(string name)
    {
        using Stream stream = typeof(VariantsPageTests).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
