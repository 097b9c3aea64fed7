using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A test's project before or after a fix.</summary>
public class ProjectState(string name, string language, string defaultPrefix, string defaultExtension)
{
    public string Name { get; } = name;

    public string Language { get; } = language;

    /// <summary>Null: those of the test.</summary>
    public ReferenceAssemblies? ReferenceAssemblies { get; set; }

    public SourceFileList Sources { get; } = new(defaultPrefix, defaultExtension);

    public SourceFileCollection AnalyzerConfigFiles { get; } = [];

    public SourceFileCollection AdditionalFiles { get; } = [];

    public MetadataReferenceCollection AdditionalReferences { get; } = [];

    public OutputKind? OutputKind { get; set; }
}

/// <summary>A test's whole solution before or after a fix, and what is to be reported in it.</summary>
public class SolutionState(string name, string language, string defaultPrefix, string defaultExtension)
    : ProjectState(name, language, defaultPrefix, defaultExtension)
{
    /// <summary>Further projects, which do not reference each other.</summary>
    public ProjectCollection AdditionalProjects { get; } = new(language, defaultExtension);

    /// <summary>Null: of the state after a fix, marks of what a fix could mend are not heard.</summary>
    public MarkupMode? MarkupHandling { get; set; }

    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    internal IEnumerable<ProjectState> Projects => [this, .. AdditionalProjects.Values];
}

/// <summary>Projects by name, created when first asked for.</summary>
public class ProjectCollection(string defaultLanguage, string defaultExtension) : SortedDictionary<string, ProjectState>
{
    public new ProjectState this[string name] => TryGetValue(name, out var known) ? known : Created(name);

    private ProjectState Created(string name)
    {
        var state = new ProjectState(name, defaultLanguage, $"/{name}/Test", defaultExtension);
        Add(name, state);
        return state;
    }
}

/// <summary>Files by path.</summary>
public class SourceFileCollection : List<(string filename, SourceText content)>
{
    public void Add((string filename, string content) file) => Add((file.filename, SourceText.From(file.content)));
}

/// <summary>Source files; those without a name are called Test0.cs, Test1.cs, ...</summary>
public class SourceFileList(string defaultPrefix, string defaultExtension) : SourceFileCollection
{
    public void Add(string content) => Add(($"{defaultPrefix}{Count}.{defaultExtension}", content));
}

/// <summary>References beyond the framework's.</summary>
public sealed class MetadataReferenceCollection : List<MetadataReference>
{
    // Shared, because the compiler keeps the symbols of a reference for as long as it is the same object.
    private static readonly ConcurrentDictionary<string, MetadataReference> Known = new();

    public void Add(Assembly assembly) => Add(assembly.Location);

    public void Add(string path) => Add(Known.GetOrAdd(path, file => MetadataReference.CreateFromFile(file)));
}
