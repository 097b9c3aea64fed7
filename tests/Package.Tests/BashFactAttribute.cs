namespace Hangup.Package.Tests;

/// <summary>For what is run by bash with git and jq; a machine without them skips and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BashFactAttribute : FactAttribute
{
    private static readonly string[] Tools = ["bash", "git", "jq"];

    public BashFactAttribute()
    {
        var missing = OperatingSystem.IsWindows() ? Tools : [.. Tools.Where(tool => !IsInstalled(tool))];
        Skip = missing.Length == 0 ? null! : $"Not on this machine: {string.Join(", ", missing)}.";
    }

    private static bool IsInstalled(string tool) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
}
