using Microsoft.CodeAnalysis;

namespace Hangup.FixTrials.Source;

/// <summary>What sources are compiled against: the reference packs of the SDK that runs this.</summary>
internal static class Frameworks
{
    private static readonly string[] Packs = ["Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref"];

    private static readonly string[] CoreVersions = ["2_0", "2_1", "3_0", "3_1"];

    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. Packs.SelectMany(FilesOf).DistinctBy(Path.GetFileName).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The symbols that the SDK defines for a target framework; for none, those of the newest.</summary>
    public static IEnumerable<string> SymbolsOf(string? framework)
    {
        if (framework is not null && framework.StartsWith("netstandard", StringComparison.Ordinal))
        {
            return ["TRACE", "NETSTANDARD", framework.ToUpperInvariant().Replace('.', '_'), "NETSTANDARD2_0_OR_GREATER"];
        }

        if (framework is not null && framework.StartsWith("net4", StringComparison.Ordinal))
        {
            return ["TRACE", "NETFRAMEWORK", framework.ToUpperInvariant(), "NET45_OR_GREATER", "NET461_OR_GREATER"];
        }

        var versions = Enumerable.Range(5, 6).Select(version => $"NET{version}_0_OR_GREATER");
        var cores = CoreVersions.Select(version => $"NETCOREAPP{version}_OR_GREATER");
        return ["TRACE", "NET", "NETCOREAPP", "NET10_0", .. versions, .. cores];
    }

    /// <summary>Not of the line that the newest belongs to.</summary>
    public static bool IsOlder(string framework) => framework.StartsWith("netstandard", StringComparison.Ordinal) || framework.StartsWith("net4", StringComparison.Ordinal);

    private static IEnumerable<string> FilesOf(string pack)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } asked ? asked : Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        var newest = new DirectoryInfo(Path.Combine(root, "packs", pack)).GetDirectories().MaxBy(folder => Version.TryParse(folder.Name.Split('-')[0], out var version) ? version : new Version())
            ?? throw new DirectoryNotFoundException($"The SDK in {root} has no reference pack {pack}.");
        return Directory.GetDirectories(Path.Combine(newest.FullName, "ref")).Order(StringComparer.Ordinal).TakeLast(1).SelectMany(folder => Directory.GetFiles(folder, "*.dll")).Order(StringComparer.Ordinal);
    }
}
