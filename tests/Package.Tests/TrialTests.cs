namespace Hangup.Package.Tests;

/// <summary>One `dotnet build` line on a solution that knows nothing of Hangup.</summary>
public sealed class TrialTests
{
    private static string Injection => "-p:CustomAfterMicrosoftCommonTargets=" + Path.Combine(PackedHangup.Once.Extracted, "try", "Hangup.targets");

    [Fact]
    public void Trial_WarnsEvenWhereWarningsAreErrors()
    {
        var consumer = new Consumer(PackedHangup.Once, reference: "", "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        var before = Directory.GetFiles(consumer.Folder).ToDictionary(file => file, File.ReadAllText);
        Assert.Contains("warning HUP101: ", consumer.BuildSucceeds(Injection), StringComparison.Ordinal);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllText(file.Key)));
    }

    [Fact]
    public void Trial_HonoursTheLevel()
    {
        var (exitCode, output) = new Consumer(PackedHangup.Once, reference: "").Build(Injection, "-p:HangupLevel=strict");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error HUP101: ", output, StringComparison.Ordinal);
    }
}
