namespace Hangup.Runtime.Tests.Peers;

/// <summary>A theory that rests on what the kernel tells of a connection; skipped where it does not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KernelTellsTheoryAttribute : TheoryAttribute
{
    public KernelTellsTheoryAttribute() => Skip = Expected.CanTell ? null! : "Only Linux tells, and only to the modern targets of the runtime.";
}
