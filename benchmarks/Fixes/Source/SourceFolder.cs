using System.Text.RegularExpressions;

namespace Hangup.FixTrials.Source;

/// <summary>The C# files of a folder, by the project that compiles them.</summary>
internal sealed class SourceFolder
{
    private readonly Dictionary<string, List<string>> files = new(StringComparer.Ordinal);

    public SourceFolder(string root)
    {
        Root = Path.GetFullPath(root).TrimEnd(Path.DirectorySeparatorChar);
        var (sources, projects, configs) = (new List<string>(), new List<string>(), new List<string>());
        Walk(Root, sources, projects, configs);
        Configs = configs;
        // Several project files in one folder compile the same sources: the first speaks for all.
        Projects = [.. projects.GroupBy(Path.GetDirectoryName).Select(group => new ProjectFile(group.Order(StringComparer.Ordinal).First())).OrderBy(file => file.Path, StringComparer.Ordinal)];
        var byFolder = Projects.ToDictionary(project => project.Folder, StringComparer.Ordinal);
        foreach (var source in sources)
        {
            Add(Owner(source, byFolder)?.Path ?? "", source);
        }

        foreach (var project in Projects)
        {
            foreach (var linked in project.Linked.Where(path => path.StartsWith(Root, StringComparison.Ordinal)).SelectMany(Matching))
            {
                Add(project.Path, linked);
            }
        }
    }

    public string Root { get; }

    public string Name => Path.GetFileName(Root).Replace('+', '/');

    public IReadOnlyList<ProjectFile> Projects { get; }

    /// <summary>Paths of the .editorconfig files.</summary>
    public IReadOnlyList<string> Configs { get; }

    /// <summary>Of a project file, or of none: what lies in no project's folder.</summary>
    public IReadOnlyList<string> FilesOf(ProjectFile? project) => files.GetValueOrDefault(project?.Path ?? "") ?? [];

    private static void Walk(string folder, List<string> sources, List<string> projects, List<string> configs)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var list = Path.GetExtension(file).ToUpperInvariant() switch
            {
                ".CS" => sources,
                ".CSPROJ" => projects,
                ".EDITORCONFIG" => configs,
                _ => null,
            };
            list?.Add(file);
        }

        foreach (var inner in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).Where(IsSource))
        {
            Walk(inner, sources, projects, configs);
        }
    }

    private static bool IsSource(string folder) =>
        Path.GetFileName(folder).ToUpperInvariant() is not (".GIT" or ".VS" or "NODE_MODULES" or "OBJ" or "BIN") && new DirectoryInfo(folder).LinkTarget is null;

    private static ProjectFile? Owner(string source, Dictionary<string, ProjectFile> byFolder)
    {
        for (var folder = Path.GetDirectoryName(source); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (byFolder.TryGetValue(folder, out var owner))
            {
                return owner;
            }
        }

        return null;
    }

    private static IEnumerable<string> Matching(string pattern)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return File.Exists(pattern) && pattern.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? [pattern] : [];
        }

        var start = Path.GetDirectoryName(pattern[..pattern.IndexOf('*', StringComparison.Ordinal)] + "x")!;
        var shape = Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*.cs", SearchOption.AllDirectories).Where(file => Regex.IsMatch(file, $"^{shape}$")).Order(StringComparer.Ordinal)
            : [];
    }

    private void Add(string project, string source)
    {
        if (!files.TryGetValue(project, out var list))
        {
            files.Add(project, list = []);
        }

        if (!list.Contains(source))
        {
            list.Add(source);
        }
    }
}
