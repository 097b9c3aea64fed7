using System.Collections.Immutable;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The framework that test sources are compiled against: the one that runs the tests.</summary>
public sealed class ReferenceAssemblies
{
    private readonly ImmutableArray<MetadataReference> references;

    private ReferenceAssemblies(IEnumerable<string> paths) =>
        references = [.. paths.Select(path => MetadataReference.CreateFromFile(path))];

    public static ReferenceAssemblies Default { get; } = new(FrameworkPaths());

    public Task<ImmutableArray<MetadataReference>> ResolveAsync(string? language, CancellationToken cancellationToken) => Task.FromResult(references);

    // The list also holds the test's own assemblies; the framework's are those next to the core library.
    private static IEnumerable<string> FrameworkPaths()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted.Split(Path.PathSeparator).Where(path => Path.GetDirectoryName(path) == framework);
    }

    /// <summary>.NET, by version.</summary>
    public static class Net
    {
        public static ReferenceAssemblies Net100 => Default;
    }
}
