namespace Hangup.Runtime.Tests.Peers;

/// <summary>A fact about stream members that came after netstandard2.0, which that build of the runtime cannot override.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ModernTargetFactAttribute : FactAttribute
{
    public ModernTargetFactAttribute() => Skip = Expected.TargetsModernDotnet ? null! : "netstandard2.0 has no spans in its streams.";
}
