namespace Hangup.Runtime.Tests.Peers;

/// <summary>A theory that needs a tool of the machine, and is skipped with a message where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    public ToolTheoryAttribute(params string[] tools)
    {
        Tools = tools;
        string[] missing = [.. tools.Where(tool => !IsOnPath(tool))];
        Skip = missing.Length == 0 ? null! : $"Not on this machine: {string.Join(", ", missing)}.";
    }

    public string[] Tools { get; }

    private static bool IsOnPath(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)) || File.Exists(Path.Combine(folder, tool + ".exe")));
}
