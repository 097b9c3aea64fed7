using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Hangup.Mutants;

/// <summary>Listens to a run of tests, one after the other.</summary>
internal abstract class Watch : IMessageSink, IDisposable
{
    public ManualResetEventSlim Finished { get; } = new();

    /// <summary>False: enough is known.</summary>
    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestAssemblyFinished)
            Finished.Set();
        return Hear(message);
    }

    public virtual void Dispose() => Finished.Dispose();

    protected abstract bool Hear(IMessageSinkMessage message);
}

/// <summary>A line a test: name, milliseconds, whether it passes, and the mutants that it meets.</summary>
internal sealed class SurveyOfTests(bool[] met, StreamWriter lines) : Watch
{
    private readonly Stopwatch _clock = new();
    private bool _passes;

    protected override bool Hear(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestCaseStarting:
                Array.Clear(met);
                _passes = true;
                _clock.Restart();
                break;
            case ITestFailed:
                _passes = false;
                break;
            case ITestCaseFinished finished:
                var numbers = Enumerable.Range(0, met.Length).Where(number => met[number]);
                lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finished.TestCase.UniqueID}\t{_clock.ElapsedMilliseconds}\t{_passes}\t{string.Join(',', numbers)}\t{finished.TestCase.DisplayName}"));
                break;
        }

        return true;
    }
}

/// <summary>Enough is known once one fails; where a test does not end, the process does.</summary>
internal sealed class FirstFailure : Watch
{
    private readonly Survey _survey;
    private readonly Timer _timer;
    private int _left;

    public FirstFailure(Survey survey)
    {
        _survey = survey;
        // Seconds in which this process runs: it may be stopped for a while.
        _timer = new Timer(_ => PassSecond(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public string? Failed { get; private set; }

    public override void Dispose()
    {
        _timer.Dispose();
        base.Dispose();
    }

    protected override bool Hear(IMessageSinkMessage message)
    {
        if (message is ITestCaseStarting starting)
            _left = (int)_survey.PatienceWith(starting.TestCase.UniqueID).TotalSeconds;
        else if (message is ITestFailed failed)
            Failed ??= failed.TestCase.UniqueID;
        return Failed is null;
    }

    private void PassSecond()
    {
        if (Interlocked.Decrement(ref _left) == 0)
            Environment.Exit(Program.Endless);
    }
}
