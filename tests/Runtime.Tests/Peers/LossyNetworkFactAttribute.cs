namespace Hangup.Runtime.Tests.Peers;

/// <summary>A fact on a network that loses packets; skipped with a message where such a network cannot be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LossyNetworkFactAttribute : FactAttribute
{
    public LossyNetworkFactAttribute() => Skip = LossyNetwork.Obstacle()!;
}
