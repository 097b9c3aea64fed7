namespace Hangup.Package.Tests;

/// <summary>A project of someone else's: one program, one folder, and Hangup from a feed.</summary>
internal sealed class Consumer
{
    private readonly Dictionary<string, string> _environment;

    public Consumer(PackedHangup package, string? reference = null, string properties = "", string source = Programs.LooksFine)
    {
        Folder = package.NewFolder();
        _environment = new() { ["NUGET_PACKAGES"] = package.PackagesFolder };
        Write("Consumer.csproj", Project(reference ?? Reference, properties));
        Write("nuget.config", Feeds(package.Feed));
        Write("Program.cs", source);
    }

    /// <summary>The usual way to have the package.</summary>
    public static string Reference => $"""<PackageReference Include="Hangup" Version="{PackedHangup.Once.Version}" />""";

    public string Folder { get; }

    /// <summary>What the last build found, from the compiler's error log.</summary>
    public IReadOnlyList<string> Findings => Sarif.HangupFindings(Path.Combine(Folder, "hangup.sarif"));

    public string Source => Read("Program.cs");

    public void Write(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>Lets `dotnet format` mend what a rule has found.</summary>
    public void Repair(string rule = "HUP101")
    {
        var (exitCode, output) = Run("format", "analyzers", "--severity", "warn", "--diagnostics", rule, "--no-restore");
        Assert.True(exitCode == 0, output);
    }

    public (int ExitCode, string Output) Build(params string[] arguments) => Run(["build", .. arguments]);

    public string BuildSucceeds(params string[] arguments) => Dotnet.Succeed(Folder, _environment, ["build", .. arguments]);

    public (int ExitCode, string Output) Run(params string[] arguments) => Dotnet.Run(Folder, _environment, arguments);

    /// <summary>A line for the shell, in the consumer's folder.</summary>
    public (int ExitCode, string Output) Bash(string command) => Dotnet.Run("bash", Folder, _environment, ["-c", command]);

    private static string Project(string reference, string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <ErrorLog>hangup.sarif,version=2.1</ErrorLog>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {reference}
          </ItemGroup>
        </Project>
        """;

    /// <summary>The feed comes on top of the sources that the machine has: the framework may have to come from there.</summary>
    private static string Feeds(string feed) => $"""
        <configuration>
          <packageSources>
            <add key="hangup-under-test" value="{feed}" />
          </packageSources>
        </configuration>
        """;
}
