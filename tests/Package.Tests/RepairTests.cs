namespace Hangup.Package.Tests;

/// <summary>From the warning to the wire: `dotnet format` repairs the program, and its peer can tell success from failure.</summary>
public sealed class RepairTests
{
    [Fact]
    public async Task Format_RepairsTheProgramAndItsPeerSeesTheDifference()
    {
        var consumer = new Consumer(PackedHangup.Once, properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        Assert.Contains("error HUP101: ", consumer.Build().Output, StringComparison.Ordinal);
        consumer.Repair();
        consumer.BuildSucceeds();
        Assert.Empty(consumer.Findings);

        await AssertThePeerSeesTheDifference(consumer);

        var repaired = consumer.Source;
        Assert.Equal(Programs.LooksFine.Contains('\r'), repaired.Contains('\r'));
        consumer.Repair();
        Assert.Equal(repaired, consumer.Source);
    }

    [Fact]
    public async Task AnalyzersAlone_RepairWithTheClassLibrary()
    {
        var consumer = new Consumer(PackedHangup.Once, $"""<PackageReference Include="Hangup" Version="{PackedHangup.Once.Version}" IncludeAssets="analyzers" PrivateAssets="all" />""");
        consumer.BuildSucceeds();
        consumer.Repair();
        consumer.BuildSucceeds();
        // The class library has no better close to offer, so HUP303 does not remark on it.
        Assert.Empty(consumer.Findings);
        Assert.DoesNotContain("using Hangup", consumer.Source, StringComparison.Ordinal);
        await AssertThePeerSeesTheDifference(consumer);
    }

    [Fact]
    public async Task Unrepaired_TheFailureLooksLikeSuccess()
    {
        var consumer = new Consumer(PackedHangup.Once);
        consumer.BuildSucceeds();
        Assert.Equal(("first half, ", "end of file"), await WhatThePeerSees(consumer, "fail"));
    }

    [Fact]
    public void Sample_Repaired_TellsTheServerThatTheUploadBroke()
    {
        var consumer = new Consumer(PackedHangup.Once);
        foreach (var file in Directory.GetFiles(Path.Combine(PackedHangup.RepositoryRoot, "samples", "LooksFine"), "*.cs"))
        {
            consumer.Write(Path.GetFileName(file), File.ReadAllText(file));
        }

        consumer.BuildSucceeds();
        Assert.Equal(3, consumer.Findings.Count(finding => finding.StartsWith("HUP101 warning", StringComparison.Ordinal)));
        Assert.Contains("server: the upload is complete: 1 line(s)", consumer.Run("run", "--no-build").Output, StringComparison.Ordinal);

        consumer.Repair();
        consumer.BuildSucceeds();
        Assert.Empty(consumer.Findings);
        var (_, output) = consumer.Run("run", "--no-build");
        Assert.Contains("server: the upload is complete: 3 line(s)", output, StringComparison.Ordinal);
        Assert.Contains("server: the upload broke after 1 line(s): ConnectionReset", output, StringComparison.Ordinal);
    }

    private static async Task AssertThePeerSeesTheDifference(Consumer consumer)
    {
        Assert.Equal(("first half, second half", "end of file"), await WhatThePeerSees(consumer, "succeed"));
        var (text, end) = await WhatThePeerSees(consumer, "fail");
        Assert.Equal("ConnectionReset", end);
        // A reset may overtake what was sent before it.
        Assert.StartsWith(text, "first half, ", StringComparison.Ordinal);
    }

    private static async Task<(string Text, string End)> WhatThePeerSees(Consumer consumer, string mode)
    {
        using var peer = new Peer();
        var (exitCode, output) = consumer.Run("run", "--no-build", "--", peer.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), mode);
        Assert.True(exitCode == 0 == (mode == "succeed"), output);
        return await peer.Sees;
    }
}
