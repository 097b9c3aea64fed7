namespace Hangup.Runtime.Tests.Peers;

/// <summary>A theory of Linux: of its kernel, or of .NET on it. Skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "A fact of Linux.";
}
