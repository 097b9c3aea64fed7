namespace Hangup.Runtime.Tests.Peers;

/// <summary>A theory about what the Linux kernel tells (TCP_INFO); skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "Only Linux tells.";
}
