using System.Diagnostics;
using System.Text;

namespace Hangup.Package.Tests;

/// <summary>The dotnet command line, run as a user would run it, but never for longer than a few minutes.</summary>
internal static class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs dotnet and fails the test, with all that was printed, unless it succeeds.</summary>
    public static string Succeed(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var (exitCode, output) = Run(directory, environment, arguments);
        Assert.True(exitCode == 0, $"dotnet {string.Join(' ', arguments)} exited with {exitCode}:{Environment.NewLine}{output}");
        return output;
    }

    /// <summary>Runs dotnet and returns how it ended and all that was printed.</summary>
    public static (int ExitCode, string Output) Run(string directory, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", directory, environment, arguments);

    /// <summary>Runs another program in the same surroundings.</summary>
    public static (int ExitCode, string Output) Run(string program, string directory, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var output = new StringBuilder();
        using var process = new Process { StartInfo = Command(program, directory, environment, arguments) };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} was still running after {Limit}:{Environment.NewLine}{Printed(output)}");
        }

        process.WaitForExit();
        return (process.ExitCode, Printed(output));
    }

    private static ProcessStartInfo Command(string program, string directory, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var command = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        ForgetTheBuildThatRunsUs(command.Environment);
        command.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        command.Environment["DOTNET_NOLOGO"] = "1";
        // Servers outlive the command and keep its output open: without them the end of the process is the end of it all.
        command.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        command.Environment["UseSharedCompilation"] = "false";
        foreach (var (name, value) in environment)
        {
            command.Environment[name] = value;
        }

        return command;
    }

    /// <summary>`dotnet test` tells its children where its own MSBuild is; a user's shell does not.</summary>
    private static void ForgetTheBuildThatRunsUs(IDictionary<string, string?> environment)
    {
        var inherited = environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList();
        inherited.ForEach(name => environment.Remove(name));
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }

    private static string Printed(StringBuilder output)
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
