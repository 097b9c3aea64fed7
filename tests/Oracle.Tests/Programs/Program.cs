namespace Hangup.Oracle.Programs;

/// <summary>A program: one method, replayable by its seed.</summary>
internal sealed record Program(int Seed, Block Body)
{
    public string Name => $"Program{Seed}";
}
