namespace Hangup.Runtime.Tests.Peers;

/// <summary>A fact about what the Linux kernel tells (TCP_INFO); skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null! : "Only Linux tells.";
}
