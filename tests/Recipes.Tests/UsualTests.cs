using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Recipes.Tests;

/// <summary>What the programs that most people write are told, in a build like theirs, is what their pages say.</summary>
public partial class UsualTests
{
    private static readonly Lazy<Task<ILookup<string, string>>> s_findings = new(BuildAsync);

    [Theory]
    [InlineData("page:echo-server", "EchoServer.cs")]
    [InlineData("page:line-client-pool", "LineClientPool.cs")]
    [InlineData("page:secure-upload", "SecureUpload.cs")]
    [InlineData("page:download", "Download.cs")]
    [InlineData("page:chat-window", "ChatWindow.cs")]
    [InlineData("page:relay", "Relay.cs")]
    [InlineData("page:feed", "Feed.cs")]
    public async Task Findings_AreThoseOfThePage(string page, string file)
    {
        string told = PagesTests.Read(page).Split('\n').Single(line => line.StartsWith("Findings: ", StringComparison.Ordinal));
        IEnumerable<string> ids = Id().Matches(told).Select(match => match.Groups[1].Value);
        Assert.Equal(ids.Order(), (await s_findings.Value)[file].Distinct().Order());
    }

    private static async Task<ILookup<string, string>> BuildAsync()
    {
        string project = Path.Combine(Root(), "samples", "RecipesAsUsual");
        string log = Path.Combine(Directory.CreateTempSubdirectory("hangup").FullName, "findings.sarif");
        string[] arguments = ["build", project, "--no-incremental", "--no-dependencies", "-nodeReuse:false", $"-p:ErrorLog={log}%2Cversion=2.1"];
        using Process build = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        string output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Assert.True(build.ExitCode == 0, output);
        using JsonDocument sarif = JsonDocument.Parse(await File.ReadAllTextAsync(log));
        return sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => (Id: result.GetProperty("ruleId").GetString()!, Where: result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!))
            .Where(result => result.Id.StartsWith("HUP", StringComparison.Ordinal))
            .ToLookup(result => result.Where[(result.Where.LastIndexOf('/') + 1)..], result => result.Id);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Analyzers.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        }

        return directory.FullName;
    }

    [GeneratedRegex(@"\[(HUP\d+)\]")]
    private static partial Regex Id();
}
