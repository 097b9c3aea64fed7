namespace Hangup.Runtime.Tests.Peers;

/// <summary>A fact of Linux: of its kernel, or of .NET on it. Skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "A fact of Linux.";
}
