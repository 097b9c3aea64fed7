namespace Hangup.Runtime.Tests.Peers;

/// <summary>What differs by platform: only Linux, and there only the runtime's modern targets, can tell whether everything arrived.</summary>
internal static class Expected
{
    public static bool CanTell { get; } = OperatingSystem.IsLinux() && TargetsModernDotnet;

    public static bool? Delivered => CanTell ? true : null;

    public static bool? Undelivered => CanTell ? false : null;

    /// <summary>The netstandard2.0 build cannot override the stream members that came after it.</summary>
    public static bool TargetsModernDotnet =>
        typeof(ConnectionScope).Assembly.GetCustomAttributes(typeof(System.Runtime.Versioning.TargetFrameworkAttribute), inherit: false)
            is [System.Runtime.Versioning.TargetFrameworkAttribute { FrameworkName: var name }] && name.StartsWith(".NETCoreApp", StringComparison.Ordinal);
}
