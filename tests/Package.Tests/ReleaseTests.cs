namespace Hangup.Package.Tests;

/// <summary>.ci/release, on a repository of nothing but the files that it changes.</summary>
public sealed class ReleaseTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hangup-release-");

    public ReleaseTests()
    {
        Write("Directory.Build.props", "<Project><Version>0.1.0</Version></Project>\n");
        Write("README.md", "Version=\"0.1.0\" and /hangup/0.1.0/try\n");
        Write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n- HUP101.\n\n## [0.1.0] - 2026-01-01\n\n- First.\n");
        Write("src/Analyzers/AnalyzerReleases.Shipped.md", "; Shipped\n");
        Write("src/Analyzers/AnalyzerReleases.Unshipped.md", "; Unshipped\n\n### New Rules\n\nHUP101 | Reliability | Warning | Note\n");
        Write("src/Runtime/PublicAPI.Shipped.txt", "#nullable enable\nHangup.A\nHangup.Gone\n");
        Write("src/Runtime/PublicAPI.Unshipped.txt", "#nullable enable\n*REMOVED*Hangup.Gone\nHangup.B\n");
        Write("src/Runtime/PublicAPI/spans/PublicAPI.Shipped.txt", "#nullable enable\n");
        Write("src/Runtime/PublicAPI/spans/PublicAPI.Unshipped.txt", "#nullable enable\nHangup.C\n");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [BashFact]
    public void Release_MovesWhatIsUnreleased()
    {
        var (exitCode, output) = Release("0.2.0");
        Assert.True(exitCode == 0, output);
        Assert.Equal("<Project><Version>0.2.0</Version></Project>\n", Read("Directory.Build.props"));
        Assert.Equal("Version=\"0.2.0\" and /hangup/0.2.0/try\n", Read("README.md"));
        Assert.Equal("# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-03\n\n- HUP101.\n\n## [0.1.0] - 2026-01-01\n\n- First.\n", Read("CHANGELOG.md"));
        Assert.Equal("; Shipped\n\n## Release 0.2.0\n\n### New Rules\n\nHUP101 | Reliability | Warning | Note\n", Read("src/Analyzers/AnalyzerReleases.Shipped.md"));
        Assert.Equal("; Unshipped\n", Read("src/Analyzers/AnalyzerReleases.Unshipped.md"));
        Assert.Equal("#nullable enable\nHangup.A\nHangup.B\n", Read("src/Runtime/PublicAPI.Shipped.txt"));
        Assert.Equal("#nullable enable\nHangup.C\n", Read("src/Runtime/PublicAPI/spans/PublicAPI.Shipped.txt"));
        Assert.Equal("#nullable enable\n", Read("src/Runtime/PublicAPI.Unshipped.txt"));
    }

    [BashFact]
    public void WhatIsNoVersion_ChangesNothing() => Refuses("next", "no version");

    [BashFact]
    public void ReleasedVersion_IsNotReleasedAgain() => Refuses("0.1.0", "has a 0.1.0 already");

    [BashFact]
    public void NothingToTell_IsNoRelease()
    {
        Write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n- First.\n");
        Refuses("0.2.0", "nothing to release");
    }

    [BashFact]
    public void SectionThatIsThereTwice_IsForSomebodyToMerge()
    {
        Write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Changed\n\n- One.\n\n### Added\n\n- Two.\n\n### Changed\n\n- Three.\n");
        Refuses("0.2.0", "'### Changed' twice");
    }

    private void Refuses(string version, string why)
    {
        var before = Snapshot();
        var (exitCode, output) = Release(version);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(why, output, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    private (int ExitCode, string Output) Release(string version) => Dotnet.Run("bash", _root.FullName,
        new Dictionary<string, string> { ["RELEASE_ROOT"] = _root.FullName }, [Path.Combine(PackedHangup.RepositoryRoot, ".ci/release"), version, "2026-02-03"]);

    private string[] Snapshot() => [.. _root.GetFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file => file.FullName + File.ReadAllText(file.FullName))];

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(_root.FullName, path));
}
