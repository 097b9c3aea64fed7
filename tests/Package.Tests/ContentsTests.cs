using System.IO.Compression;
using System.Xml.Linq;

namespace Hangup.Package.Tests;

public sealed class ContentsTests
{
    private static readonly string[] Expected =
    [
        "Hangup.nuspec",
        "README.md",
        "analyzers/dotnet/cs/Hangup.Analyzers.dll",
        "analyzers/dotnet/cs/Hangup.CodeFixes.dll",
        "buildTransitive/Hangup.targets",
        "buildTransitive/levels/gentle.globalconfig",
        "buildTransitive/levels/strict.globalconfig",
        "buildTransitive/vocabulary/Hangup.Vocabulary.Kestrel.txt",
        "icon.png",
        "lib/net10.0/Hangup.dll",
        "lib/net10.0/Hangup.xml",
        "lib/net8.0/Hangup.dll",
        "lib/net8.0/Hangup.xml",
        "lib/netstandard2.0/Hangup.dll",
        "lib/netstandard2.0/Hangup.xml",
        "try/Hangup.targets",
    ];

    [Fact]
    public void Package_HasExactlyTheseFiles() => Assert.Equal(Expected, Entries($"Hangup.{PackedHangup.Once.Version}.nupkg"));

    [Fact]
    public void Symbols_ArePackedForEveryFramework() =>
        Assert.Equal(["Hangup.nuspec", "lib/net10.0/Hangup.pdb", "lib/net8.0/Hangup.pdb", "lib/netstandard2.0/Hangup.pdb"],
            Entries($"Hangup.{PackedHangup.Once.Version}.snupkg"));

    [Fact]
    public void Packing_WarnsOfNothing() => Assert.DoesNotContain("warning", PackedHangup.Once.PackOutput, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("net10.0", "")]
    [InlineData("net8.0", "")]
    [InlineData(".NETStandard2.0", "Microsoft.Bcl.AsyncInterfaces System.Memory System.Threading.Tasks.Extensions")]
    public void Dependencies_AreOnlyWhatTheOldestFrameworkLacks(string framework, string expected)
    {
        var group = Nuspec().Descendants().Single(element => element.Name.LocalName == "group" && (string?)element.Attribute("targetFramework") == framework);
        Assert.Equal(expected, string.Join(' ', group.Elements().Select(dependency => (string?)dependency.Attribute("id")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Nuspec_NamesLicenseReadmeAndRepository()
    {
        var metadata = Nuspec().Descendants().ToLookup(element => element.Name.LocalName);
        Assert.Equal("MIT", metadata["license"].Single().Value);
        Assert.Equal("README.md", metadata["readme"].Single().Value);
        Assert.Equal("icon.png", metadata["icon"].Single().Value);
        Assert.Equal("git", (string?)metadata["repository"].Single().Attribute("type"));
        Assert.Empty(metadata["developmentDependency"]);
    }

    private static XDocument Nuspec() => XDocument.Load(Path.Combine(PackedHangup.Once.Extracted, "Hangup.nuspec"));

    /// <summary>The files of a package without the envelope that every package has.</summary>
    private static List<string> Entries(string file)
    {
        using var archive = ZipFile.OpenRead(Path.Combine(PackedHangup.Once.Feed, file));
        return archive.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)
            .ToList();
    }
}
