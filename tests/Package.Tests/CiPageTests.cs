using System.Text.RegularExpressions;

namespace Hangup.Package.Tests;

/// <summary>docs/ci.md: its files are those of samples/ci, and each of its commands does what it says.</summary>
public sealed partial class CiPageTests
{
    private const string Leak = """
        public static class NAME
        {
            public static void Send(byte[] data)
            {
                using var client = new System.Net.Sockets.TcpClient("host", 80);
                client.GetStream().Write(data);
            }
        }
        """;

    private static readonly string Page = Read("docs/ci.md");
    private readonly List<string> _run = [];

    [Theory]
    [InlineData("hangup.sh")]
    [InlineData("github.yml")]
    [InlineData("azure-pipelines.yml")]
    [InlineData("gitlab-ci.yml")]
    public void File_IsOnThePageAsItIs(string name) => Assert.Contains($"\n{Read("samples/ci/" + name)}```", Page, StringComparison.Ordinal);

    [BashFact]
    public void EveryCommand_DoesWhatThePageSays()
    {
        var repository = NewRepository();
        Succeed(repository, "dotnet build --no-incremental \"-p:HangupReport=$PWD/artifacts/hangup\"");
        Assert.Single(Directory.GetFiles(Path.Combine(repository.Folder, "artifacts/hangup"), "*.sarif"));
        BaselineHoldsBackWhatIsOld(repository);
        BaselineOnlyShrinks(repository);
        Assert.Contains("error HUP101: ", Fail(repository, "dotnet build -p:HangupLevel=strict"), StringComparison.Ordinal);
        Assert.Equal([], Commands().Except(_run));
    }

    private void BaselineHoldsBackWhatIsOld(Consumer repository)
    {
        Succeed(repository, "ci/hangup.sh report");
        Assert.Contains("hangup.baseline", Fail(repository, "ci/hangup.sh new"), StringComparison.Ordinal);
        Succeed(repository, "ci/hangup.sh write");
        Succeed(repository, "git add hangup.baseline");
        Assert.Equal("", Succeed(repository, "ci/hangup.sh new").Trim());
        Assert.Equal("", Succeed(repository, "ci/hangup.sh changed origin/main").Trim());

        repository.Write("Moved.cs", "// A line more.\n" + Leak.Replace("NAME", "Moved", StringComparison.Ordinal));
        repository.Write("New name.cs", Leak.Replace("NAME", "New", StringComparison.Ordinal));
        Succeed(repository, "git add -A && git commit -qm more");
        Succeed(repository, "ci/hangup.sh report");
        Assert.StartsWith("New%20name.cs: HUP101: 'client' ", Assert.Single(Lines(Fail(repository, "ci/hangup.sh new"))), StringComparison.Ordinal);
        Assert.Equal(["Moved.cs", "New%20name.cs"], Lines(Fail(repository, "ci/hangup.sh changed origin/main")).Select(line => line.Split(':')[0]));
        Assert.Contains("nowhere", Fail(repository, "ci/hangup.sh changed nowhere"), StringComparison.Ordinal);
    }

    private void BaselineOnlyShrinks(Consumer repository)
    {
        repository.Write("Moved.cs", "");
        Succeed(repository, "ci/hangup.sh report");
        Succeed(repository, "ci/hangup.sh shrink");
        Assert.Equal(["Untouched.cs"], Lines(File.ReadAllText(Path.Combine(repository.Folder, "hangup.baseline"))).Select(line => line.Split(':')[0]));
    }

    /// <summary>Two files with a finding each, committed where origin/main is.</summary>
    private Consumer NewRepository()
    {
        var repository = new Consumer(PackedHangup.Once, source: "System.Console.WriteLine();");
        repository.Write("Consumer.csproj", ErrorLog().Replace(File.ReadAllText(Path.Combine(repository.Folder, "Consumer.csproj")), ""));
        repository.Write(".gitignore", "bin/\nobj/\nartifacts/\nhangup.sarif\n");
        repository.Write("Moved.cs", Leak.Replace("NAME", "Moved", StringComparison.Ordinal));
        repository.Write("Untouched.cs", Leak.Replace("NAME", "Untouched", StringComparison.Ordinal));
        Directory.CreateDirectory(Path.Combine(repository.Folder, "ci"));
        repository.Write("ci/hangup.sh", Read("samples/ci/hangup.sh"));
        Succeed(repository, "chmod +x ci/hangup.sh && git init -q && git config user.name Tester && git config user.email tester@example.com && git add -A && git commit -qm old && git update-ref refs/remotes/origin/main HEAD");
        return repository;
    }

    private string Succeed(Consumer repository, string command)
    {
        var (exitCode, output) = Run(repository, command);
        Assert.True(exitCode == 0, $"{command} exited with {exitCode}:{Environment.NewLine}{output}");
        return output;
    }

    private string Fail(Consumer repository, string command)
    {
        var (exitCode, output) = Run(repository, command);
        Assert.True(exitCode != 0, $"{command} succeeded:{Environment.NewLine}{output}");
        return output;
    }

    private (int ExitCode, string Output) Run(Consumer repository, string command)
    {
        _run.Add(command);
        return repository.Bash(command);
    }

    /// <summary>What the page tells its readers to type, and the steps of its jobs; how a job gets its tools is the service's.</summary>
    private static IEnumerable<string> Commands() =>
        Block().Matches(Page).SelectMany(block => Lines(block.Groups[1].Value))
            .Concat(Step().Matches(Page).Select(step => step.Groups[1].Value))
            .Concat(Cell().Matches(Page).Select(cell => cell.Groups[1].Value))
            .Distinct();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Read(string path) => File.ReadAllText(Path.Combine(PackedHangup.RepositoryRoot, path));

    [GeneratedRegex(@"```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *- (?:run: |script: )?(ci/hangup\.sh .+)$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\| .* \| `(.+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Cell();

    [GeneratedRegex("<ErrorLog>.*</ErrorLog>")]
    private static partial Regex ErrorLog();
}
