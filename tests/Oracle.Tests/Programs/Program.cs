namespace Hangup.Oracle.Programs;

/// <summary>A program: one method, replayable by its seed.</summary>
internal sealed record Program(int Seed, Block Body)
{
    /// <summary>The same program is written in four ways: what can be awaited is, or calls of methods of its own stand for connecting and sending.</summary>
    public Manner Manner => (Seed % 3 == 0 ? Manner.Async : Manner.Plain) | (Seed % 5 == 0 ? Manner.Helped : Manner.Plain);

    public string Name => $"Program{Seed}";
}
