using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit;
using Xunit.Abstractions;

namespace Hangup.Mutants;

/// <summary>Runs the tests beside it in this process, as often as there are mutants.</summary>
internal sealed class Worker : IDisposable
{
    /// <summary>A test that takes longer than this has met an endless loop.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    /// <summary>Of the first test much has to be compiled.</summary>
    private static readonly TimeSpan s_firstPatience = TimeSpan.FromMinutes(10);

    private readonly XunitFrontController _controller;
    private readonly FieldInfo _chosen;
    private readonly bool[] _met;

    public Worker(string tests, string mutated)
    {
        _controller = new XunitFrontController(AppDomainSupport.Denied, tests, shadowCopy: false);
        var choice = Assembly.Load(mutated).GetType("Hangup.Mutants.Switch", throwOnError: true)!;
        _chosen = choice.GetField("Chosen")!;
        _met = (bool[])choice.GetField("Met")!.GetValue(null)!;
    }

    /// <summary>A line a test: name, milliseconds, whether it passes, and the mutants that it meets.</summary>
    /// <param name="most">So many tests are drawn.</param>
    public void Survey(string into, int most, int seed)
    {
        using var lines = new StreamWriter(into);
        var cases = Cases().OrderBy(test => test.DisplayName, StringComparer.Ordinal).ToArray();
#pragma warning disable CA5394 // A sample that can be drawn again.
        new Random(seed).Shuffle(cases);
#pragma warning restore CA5394
        foreach (var test in cases.Take(most))
        {
            Array.Clear(_met);
            var clock = Stopwatch.StartNew();
            var passes = Run([test], -1, s_firstPatience) is null;
            var met = Enumerable.Range(0, _met.Length).Where(number => _met[number]);
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{test.UniqueID}\t{clock.ElapsedMilliseconds}\t{passes}\t{string.Join(',', met)}\t{test.DisplayName}"));
        }
    }

    /// <summary>A line a mutant: the test that has noticed it, or nothing. Those that notice most come first.</summary>
    public void Hunt(IEnumerable<int> mutants, Survey survey, string into)
    {
        var cases = Cases().ToDictionary(test => test.UniqueID);
        var noticed = new Dictionary<string, int>();
        using var lines = new StreamWriter(into, append: true) { AutoFlush = true };
        foreach (var mutant in mutants)
        {
            lines.Write(string.Create(CultureInfo.InvariantCulture, $"{mutant}\t"));
            var tests = survey.Meeting(mutant).Where(cases.ContainsKey).OrderByDescending(test => noticed.GetValueOrDefault(test)).ThenBy(survey.SpreadOf).Select(test => cases[test]).ToList();
            string? by = null;
            for (var (at, size) = (0, 16); at < tests.Count && by is null; at += size, size = 100)
                by = Run(tests.GetRange(at, Math.Min(size, tests.Count - at)), mutant, s_patience);
            if (by is not null)
                noticed[by] = noticed.GetValueOrDefault(by) + 1;
            lines.WriteLine(by is null ? "" : cases[by].DisplayName);
        }
    }

    public void Dispose() => _controller.Dispose();

    private List<ITestCase> Cases()
    {
        using var found = new TestDiscoverySink();
        _controller.Find(includeSourceInformation: false, found, TestFrameworkOptions.ForDiscovery());
        found.Finished.WaitOne();
        return found.TestCases;
    }

    /// <summary>The first test that fails.</summary>
    private string? Run(List<ITestCase> tests, int mutant, TimeSpan patience)
    {
        _chosen.SetValue(null, mutant);
        var options = TestFrameworkOptions.ForExecution();
        options.SetDisableParallelization(true);
        options.SetSynchronousMessageReporting(true);
        using var watch = new FirstFailure(patience);
        _controller.RunTests(tests, watch, options);
        watch.Finished.Wait();
        _chosen.SetValue(null, -1);
        return watch.Failed;
    }

    /// <summary>Enough is known once one fails; where a test does not end, the process does.</summary>
    private sealed class FirstFailure(TimeSpan patience) : IMessageSink, IDisposable
    {
        private readonly Timer _timer = new(static _ => Environment.Exit(Program.Endless));

        public ManualResetEventSlim Finished { get; } = new();

        public string? Failed { get; private set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestCaseStarting:
                    _timer.Change(patience, Timeout.InfiniteTimeSpan);
                    break;
                case ITestFailed failed:
                    Failed ??= failed.TestCase.UniqueID;
                    break;
                case IErrorMessage or ITestCaseCleanupFailure or ITestClassCleanupFailure:
                    break;
                case ITestAssemblyFinished:
                    Finished.Set();
                    break;
            }

            return Failed is null;
        }

        public void Dispose()
        {
            _timer.Dispose();
            Finished.Dispose();
        }
    }
}
