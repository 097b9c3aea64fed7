namespace Hangup.Runtime.Tests.Peers;

/// <summary>A fact that rests on what the kernel tells of a connection; skipped where it does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelTellsFactAttribute : FactAttribute
{
    public KernelTellsFactAttribute() => Skip = Expected.CanTell ? null! : "Only Linux tells, and only to the modern targets of the runtime.";
}
