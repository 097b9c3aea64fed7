using Perfolizer.Horology;

namespace Hangup.Benchmarks;

/// <summary>Counts only while this process runs, so that other work on the machine does not count: what a second on an idle machine is.</summary>
internal sealed class ProcessorClock : IClock
{
    public string Title => "Processor time";

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks;
}
