using System.IO.Compression;
using System.Reflection;

namespace Hangup.Package.Tests;

/// <summary>
/// The real package, packed once for all test classes, which run side by side, into a temporary feed under a version that no cache has seen.
/// </summary>
public sealed class PackedHangup
{
    private static readonly Lazy<PackedHangup> s_once = new(() => new PackedHangup());

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("hangup-package-");
    private int _consumers;

    private PackedHangup()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _scratch.Delete(recursive: true);
        Version = $"0.2.0-test.{DateTime.UtcNow.Ticks}";
        Feed = Path.Combine(_scratch.FullName, "feed");
        // Its own artifacts folder: the tests of other projects may be building in the repository at this moment.
        PackOutput = Dotnet.Succeed(RepositoryRoot, new Dictionary<string, string>(), "pack", "src/Runtime/Hangup.csproj", "-c", "Release",
            $"-p:Version={Version}", "--artifacts-path", Path.Combine(_scratch.FullName, "artifacts"), "-o", Feed);
        Extracted = Path.Combine(_scratch.FullName, "extracted");
        ZipFile.ExtractToDirectory(Path.Combine(Feed, $"Hangup.{Version}.nupkg"), Extracted);
    }

    public static PackedHangup Once => s_once.Value;

    /// <summary>The folder that has the solution in it.</summary>
    public static string RepositoryRoot { get; } = typeof(PackedHangup).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == nameof(RepositoryRoot)).Value!;

    public string Version { get; }

    /// <summary>The folder that holds the package and its symbols.</summary>
    public string Feed { get; }

    /// <summary>The package, unzipped.</summary>
    public string Extracted { get; }

    /// <summary>What `dotnet pack` printed.</summary>
    public string PackOutput { get; }

    /// <summary>A packages folder of our own, so that what a consumer restores is what was packed above.</summary>
    internal string PackagesFolder => Path.Combine(_scratch.FullName, "packages");

    /// <summary>A fresh, empty folder.</summary>
    internal string NewFolder() => _scratch.CreateSubdirectory($"consumer{Interlocked.Increment(ref _consumers)}").FullName;
}
