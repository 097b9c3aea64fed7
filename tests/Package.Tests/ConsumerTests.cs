namespace Hangup.Package.Tests;

/// <summary>What someone sees who adds the package and builds.</summary>
public sealed class ConsumerTests
{
    private const string WarningOnTheUsing = "HUP101 warning Program.cs:8";
    private const string NoteOnTheUsing = "HUP101 note Program.cs:8";

    [Fact]
    public void PackageReference_BringsTheWarningToTheConsoleAndToTheErrorLog()
    {
        var consumer = new Consumer(PackedHangup.Once);
        Assert.Contains("Program.cs(8,19): warning HUP101: ", consumer.BuildSucceeds(), StringComparison.Ordinal);
        Assert.Equal([WarningOnTheUsing], consumer.Findings);
    }

    [Theory]
    [InlineData("strict")]
    [InlineData(" Strict ")]
    public void Strict_BreaksTheBuild(string level)
    {
        var (exitCode, output) = new Consumer(PackedHangup.Once, properties: $"<HangupLevel>{level}</HangupLevel>").Build();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error HUP101: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Gentle_SuggestsAndDoesNotWarn()
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<HangupLevel>gentle</HangupLevel>");
        Assert.DoesNotContain("HUP", consumer.BuildSucceeds(), StringComparison.Ordinal);
        Assert.Equal([NoteOnTheUsing], consumer.Findings);
    }

    [Theory]
    [InlineData("", NoteOnTheUsing)]
    [InlineData("<HangupLevel>default</HangupLevel>", WarningOnTheUsing)]
    public void TestProject_IsGentleUnlessItSaysOtherwise(string level, string expected)
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<IsTestProject>true</IsTestProject>" + level);
        consumer.BuildSucceeds();
        Assert.Equal([expected], consumer.Findings);
    }

    [Theory]
    [InlineData("dotnet_diagnostic.HUP101.severity = suggestion", NoteOnTheUsing)]
    [InlineData("dotnet_diagnostic.HUP101.severity = none")]
    public void EditorConfig_WinsOverTheLevel(string setting, params string[] expected)
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<HangupLevel>strict</HangupLevel>");
        consumer.Write(".editorconfig", $"[*.cs]{Environment.NewLine}{setting}{Environment.NewLine}");
        consumer.BuildSucceeds();
        Assert.Equal(expected, consumer.Findings);
    }

    [Fact]
    public void EditorConfig_MaySetTheWholeCategory()
    {
        var consumer = new Consumer(PackedHangup.Once);
        consumer.Write(".editorconfig", $"[*.cs]{Environment.NewLine}dotnet_analyzer_diagnostic.category-Reliability.severity = error{Environment.NewLine}");
        Assert.Contains("error HUP101: ", consumer.Build().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownLevel_IsAWarningThatListsTheValidOnes()
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<HangupLevel>loud</HangupLevel>");
        Assert.Contains("warning HUP002: HangupLevel 'loud' is unknown and was ignored; the valid values are gentle, default and strict.",
            consumer.BuildSucceeds(), StringComparison.Ordinal);
        Assert.Equal([WarningOnTheUsing], consumer.Findings);
    }

    [Fact]
    public void VocabularyBesideTheProject_IsReadWithoutASetting()
    {
        var consumer = new Consumer(PackedHangup.Once);
        consumer.Write("Hangup.Vocabulary.txt", "# ours\n[Wire.Session]::Close = close\n");
        Assert.Contains("Hangup.Vocabulary.txt(2,1): warning HUP001: ", consumer.BuildSucceeds(), StringComparison.Ordinal);
    }

    /// <summary>A console program has none of its types, and is told so: it was read.</summary>
    [Fact]
    public void VocabularyOfThePackage_IsReadWhereItIsNamed()
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<HangupVocabulary>Kestrel</HangupVocabulary>");
        Assert.Contains("Hangup.Vocabulary.Kestrel.txt(2,1): warning HUP001: ", consumer.BuildSucceeds(), StringComparison.Ordinal);
    }

    [Fact]
    public void AnalyzersAlone_WarnAndLeaveNoRuntimeBehind()
    {
        var consumer = new Consumer(PackedHangup.Once, $"""<PackageReference Include="Hangup" Version="{PackedHangup.Once.Version}" IncludeAssets="analyzers" PrivateAssets="all" />""");
        consumer.BuildSucceeds("-o", "out");
        Assert.Equal([WarningOnTheUsing], consumer.Findings);
        Assert.False(File.Exists(Path.Combine(consumer.Folder, "out", "Hangup.dll")));
    }

    [Fact]
    public void AnalyzersAndBuildAssets_BringTheLevelsWithoutTheRuntime()
    {
        var consumer = new Consumer(PackedHangup.Once, $"""<PackageReference Include="Hangup" Version="{PackedHangup.Once.Version}" IncludeAssets="analyzers;build" PrivateAssets="all" />""",
            "<HangupLevel>strict</HangupLevel>");
        Assert.Contains("error HUP101: ", consumer.Build().Output, StringComparison.Ordinal);
    }
}
