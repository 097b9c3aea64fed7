namespace Hangup.Package.Tests;

/// <summary>What the release workflow does with the last release: a public member that is gone stops it.</summary>
public sealed class ValidationTests
{
    private static readonly string[] Needed = ["src", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "README.md", ".editorconfig"];

    [ThoroughFact]
    public void MemberThatTheLastReleaseHad_HasToBeThere()
    {
        var copy = Copy();
        var (exitCode, output) = Pack(copy);
        Assert.True(exitCode == 0, output);

        var result = Path.Combine(copy, "src", "Runtime", "CloseResult.cs");
        File.WriteAllText(result, File.ReadAllText(result).Replace("public TimeSpan Elapsed", "internal TimeSpan Elapsed", StringComparison.Ordinal));
        (exitCode, output) = Pack(copy);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("CP0002", output, StringComparison.Ordinal);
        Assert.Contains("Hangup.CloseResult.Elapsed", output, StringComparison.Ordinal);
    }

    // The analyzer of the public surface would stop it before, but whoever edits its files as well gets past that.
    private static (int ExitCode, string Output) Pack(string copy) => Dotnet.Run(copy, new Dictionary<string, string>(), "pack", "src/Runtime/Hangup.csproj", "-c", "Release", "-o", "out",
        "-p:RunAnalyzers=false", $"-p:PackageValidationBaselinePath={Path.Combine(PackedHangup.Once.Feed, $"Hangup.{PackedHangup.Once.Version}.nupkg")}");

    private static string Copy()
    {
        var copy = PackedHangup.Once.NewFolder();
        foreach (var file in Needed.SelectMany(Files))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(PackedHangup.RepositoryRoot, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    private static IEnumerable<string> Files(string name)
    {
        var path = Path.Combine(PackedHangup.RepositoryRoot, name);
        return File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => !IsBuilt(Path.GetRelativePath(path, file)));
    }

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");
}
