namespace Hangup.Oracle.Programs;

/// <summary>A program: one method, replayable by its seed.</summary>
internal sealed record Program(int Seed, Block Body)
{
    /// <summary>The same program can be written in sixteen ways.</summary>
    public Manner Manner => When(3, Manner.Async) | When(5, Manner.Helped) | When(7, Manner.Enclosed) | When(13, Manner.Ended);

    public string Name => $"Program{Seed}";

    private Manner When(int divisor, Manner manner) => Seed % divisor == 0 ? manner : Manner.Plain;
}
