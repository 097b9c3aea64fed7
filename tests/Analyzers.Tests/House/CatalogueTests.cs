using System.Reflection;
using System.Text.RegularExpressions;
using Hangup.Analyzers;
using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Hangup.Tests.House;

/// <summary>Catalogue, release notes, documentation and fixes cannot disagree.</summary>
public class CatalogueTests
{
    private static readonly DiagnosticDescriptor[] Catalogue =
    [
        .. typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor))
            .Select(field => (DiagnosticDescriptor)field.GetValue(null)!),
    ];

    public static TheoryData<string> Ids => new(Catalogue.Select(rule => rule.Id).Distinct());

    [Fact]
    public void Ids_AreUnique() => Assert.Equal(Catalogue.Length, Catalogue.Select(rule => rule.Id).Distinct().Count());

    [Fact]
    public void EveryRule_IsSupportedByTheAnalyzer() =>
        Assert.Equal(Catalogue.Select(rule => rule.Id).Order(), new ConnectionAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_IsNamedAndFiledProperly(string id)
    {
        var rule = Rule(id);
        Assert.Matches("^HUP[0-5][0-9]{2}$", rule.Id);
        Assert.Equal("Reliability", rule.Category);
        Assert.True(rule.IsEnabledByDefault);
        Assert.EndsWith($"/docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[.]\s*$", rule.Title.ToString());
        Assert.Contains("'{0}'", rule.MessageFormat.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasItsReleaseEntry(string id)
    {
        var releases = Repository.Read("src/Analyzers/AnalyzerReleases.Shipped.md") + Repository.Read("src/Analyzers/AnalyzerReleases.Unshipped.md");
        Assert.Contains($"\n{id} | Reliability | {Rule(id).DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasItsPage(string id)
    {
        var page = Repository.Read($"docs/rules/{id}.md");
        Assert.Equal($"# {id}: {Rule(id).Title}", page.Split('\n')[0].TrimEnd());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_StandsInTheTableOfTheReadme(string id)
    {
        // Until the README is written it names no rule at all.
        var readme = Repository.Read("README.md");
        if (readme.Contains("HUP", StringComparison.Ordinal))
        {
            Assert.Matches(new Regex($@"^\|.*\b{id}\b.*\|\s*$", RegexOptions.Multiline), readme);
        }
    }

    [Fact]
    public void EveryPage_IsThatOfARule()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs/rules"), "HUP*.md").Select(Path.GetFileNameWithoutExtension);
        Assert.Empty(pages.Except(Catalogue.Select(rule => rule.Id)));
    }

    [Fact]
    public void EveryFix_IsExportedAndMendsRulesOfOurs()
    {
        var fixes = Assembly.Load("Hangup.CodeFixes").GetTypes().Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract).ToArray();
        Assert.NotEmpty(fixes);
        Assert.All(fixes, type =>
        {
            var fix = (CodeFixProvider)Activator.CreateInstance(type)!;
            Assert.True(type.IsPublic && type.IsSealed, type.Name);
            Assert.Equal([LanguageNames.CSharp], type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
            Assert.NotNull(fix.GetFixAllProvider());
            Assert.Empty(fix.FixableDiagnosticIds.Except(Catalogue.Select(rule => rule.Id)).Except(Planned));
        });
    }

    // Rules whose page is written and whose fix waits for them.
    private static IEnumerable<string?> Planned => Directory.Exists(Path.Combine(Repository.Root, "docs/rules/planned"))
        ? Directory.GetFiles(Path.Combine(Repository.Root, "docs/rules/planned"), "HUP*.md").Select(Path.GetFileNameWithoutExtension)
        : [];

    private static DiagnosticDescriptor Rule(string id) => Catalogue.Single(rule => rule.Id == id);
}
