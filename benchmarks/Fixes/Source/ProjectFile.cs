using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp;

namespace Hangup.FixTrials.Source;

/// <summary>What a project file, and the Directory.Build files above it, say about how its sources compile. Nothing is built or restored.</summary>
internal sealed class ProjectFile
{
    private static readonly string[] Plain =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] Web =
        [.. Plain, "System.Net.Http.Json", "Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.AspNetCore.Routing",
            "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Microsoft.Extensions.Logging"];

    private readonly List<XElement> own;
    private readonly List<XElement> all;

    public ProjectFile(string path)
    {
        Path = path;
        own = Elements(path);
        all = [.. own, .. Above(path).SelectMany(Elements)];
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public bool IsNullable => Value("Nullable") is "enable" or "annotations" or "warnings";

    public bool IsExecutable => Value("OutputType") is "exe" or "winexe";

    /// <summary>What the project asks for; else what its newest framework gets by default.</summary>
    public LanguageVersion Language => Asked ?? Frameworks.Select(Default).DefaultIfEmpty(LanguageVersion.Preview).Max();

    private LanguageVersion? Asked => Value("LangVersion") is not { } asked || !LanguageVersionFacts.TryParse(asked, out var version) ? null
        : version is LanguageVersion.Default or LanguageVersion.Latest or LanguageVersion.LatestMajor ? LanguageVersion.Preview : version;

    /// <summary>Lower case; none where the project file does not say.</summary>
    public IReadOnlyList<string> Frameworks => (Value("TargetFrameworks") ?? Value("TargetFramework") ?? (IsOld ? "net472" : ""))
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(name => !name.Contains('$', StringComparison.Ordinal))
        .ToList();

    public IEnumerable<string> Usings => (Value("ImplicitUsings") is "enable" or "true" ? Sdk.Contains(".Web", StringComparison.Ordinal) ? Web : Plain : [])
        .Concat(all.Where(element => element.Name.LocalName == "Using").Select(element => (string?)element.Attribute("Include") ?? ""))
        .Where(name => name.Length > 0 && !name.Contains('$', StringComparison.Ordinal));

    public IEnumerable<string> Symbols => all.Where(element => element.Name.LocalName == "DefineConstants")
        .SelectMany(element => element.Value.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Where(SyntaxFacts.IsValidIdentifier);

    /// <summary>Full paths of the project files that this one references.</summary>
    public IEnumerable<string> References => Includes("ProjectReference");

    /// <summary>Full paths, or patterns of them, of sources that lie elsewhere.</summary>
    public IEnumerable<string> Linked => Includes("Compile").Where(path => !path.StartsWith(Folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal));

    // Before the SDK's, project files had no Sdk attribute, and named their framework otherwise.
    private bool IsOld => Sdk.Length == 0 && own.Any(element => element.Name.LocalName == "TargetFrameworkVersion");

    private string Sdk => (string?)own.FirstOrDefault()?.AncestorsAndSelf().Last().Attribute("Sdk") ?? "";

    public LanguageVersion LanguageOf(string framework) => Asked ?? Default(framework);

    private static LanguageVersion Default(string framework) => framework switch
    {
        "netstandard2.1" or "netcoreapp3.0" or "netcoreapp3.1" => LanguageVersion.CSharp8,
        "net5.0" => LanguageVersion.CSharp9,
        "net6.0" => LanguageVersion.CSharp10,
        "net7.0" => LanguageVersion.CSharp11,
        "net8.0" => LanguageVersion.CSharp12,
        _ when framework.StartsWith("netstandard", StringComparison.Ordinal) || framework.StartsWith("netcoreapp", StringComparison.Ordinal) => LanguageVersion.CSharp7_3,
        _ when framework.StartsWith("net4", StringComparison.Ordinal) || framework.StartsWith("net3", StringComparison.Ordinal) || framework.StartsWith("net2", StringComparison.Ordinal) => LanguageVersion.CSharp7_3,
        _ => LanguageVersion.Preview,
    };

    private static IEnumerable<string> Above(string path)
    {
        // MSBuild takes the nearest; most of those import the next one up.
        for (var folder = System.IO.Path.GetDirectoryName(path); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            foreach (var name in (string[])["Directory.Build.props", "Directory.Build.targets"])
            {
                yield return System.IO.Path.Combine(folder, name);
            }
        }
    }

    private static List<XElement> Elements(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return [.. XDocument.Load(path).Descendants()];
        }
        catch (XmlException broken)
        {
            Console.Error.WriteLine($"{path}: not read: {broken.Message}");
            return [];
        }
    }

    private string? Value(string name) => all.FirstOrDefault(element => element.Name.LocalName == name && element.Value.Length > 0)?.Value.Trim().ToLowerInvariant();

    private IEnumerable<string> Includes(string name) =>
        from element in own.Where(element => element.Name.LocalName == name)
        from include in ((string?)element.Attribute("Include") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let relative = include.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.OrdinalIgnoreCase).Replace('\\', '/')
        where !relative.AsSpan().ContainsAny('$', '%', '@')
        select System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, relative));
}
