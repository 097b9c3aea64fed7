using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;
using Xunit.Abstractions;

namespace Hangup.Mutants;

/// <summary>Runs the tests beside it in this process, as often as there are mutants.</summary>
internal sealed class Worker : IDisposable
{
    /// <summary>The names of the tests that are run at all.</summary>
    private static readonly Regex s_only = new(Environment.GetEnvironmentVariable("ONLY") ?? "");

    private readonly List<XunitFrontController> _controllers;
    private readonly Dictionary<string, (ITestCase Case, XunitFrontController Controller)> _cases = [];
    private readonly FieldInfo _chosen;
    private readonly bool[] _met;

    public Worker(string mutated, IEnumerable<string> tests)
    {
        _controllers = [.. tests.Select(static path => new XunitFrontController(AppDomainSupport.Denied, Path.GetFullPath(path), shadowCopy: false))];
        var choice = Assembly.Load(mutated).GetType("Hangup.Mutants.Switch", throwOnError: true)!;
        _chosen = choice.GetField("Chosen")!;
        _met = (bool[])choice.GetField("Met")!.GetValue(null)!;
        foreach (var controller in _controllers)
            foreach (var test in CasesOf(controller).Where(static test => s_only.IsMatch(test.DisplayName)))
                _cases[test.UniqueID] = (test, controller);
    }

    /// <summary>Takes down of each test that is not known yet how long it takes, whether it passes, and which mutants it meets.</summary>
    public void Survey(Survey known, string into)
    {
        using var lines = new StreamWriter(into, append: true) { AutoFlush = true };
        foreach (var group in _cases.Values.Where(test => !known.Knows(test.Case.UniqueID)).GroupBy(static test => test.Controller))
        {
            using var watch = new SurveyOfTests(_met, lines);
            Run([.. group.Select(static test => test.Case)], -1, watch);
        }
    }

    /// <summary>A line a mutant: its number, of how many tests it is known that they notice nothing, and which test has noticed it, if any.</summary>
    /// <param name="most">So many tests are asked about each at most; who is left then is asked by the next that come.</param>
    public void Hunt(IEnumerable<int> mutants, Survey survey, Noticed noticed, int most)
    {
        var distrusted = new HashSet<string>();
        foreach (var mutant in mutants)
        {
            noticed.Begin(mutant);
            var tests = survey.Meeting(mutant, noticed.AskedOf(mutant)).Where(_cases.ContainsKey).OrderByDescending(test => noticed.By(survey.NameOf(test))).ThenBy(survey.SpreadOf).ThenByDescending(survey.ReachOf).ToArray();
            var by = FirstToNotice(mutant, [.. tests.Take(most)], survey, distrusted);
            noticed.End(by is null ? null : survey.NameOf(by), tests.Length <= most ? survey.Tests : 0);
        }
    }

    public void Dispose() => _controllers.ForEach(static controller => controller.Dispose());

    private static List<ITestCase> CasesOf(XunitFrontController controller)
    {
        using var found = new TestDiscoverySink();
        controller.Find(includeSourceInformation: false, found, TestFrameworkOptions.ForDiscovery());
        found.Finished.WaitOne();
        return found.TestCases;
    }

    private string? FirstToNotice(int mutant, List<string> tests, Survey survey, HashSet<string> distrusted)
    {
        for (var (at, size) = (0, 8); at < tests.Count; at += size, size = 100)
        {
            var batch = tests.GetRange(at, Math.Min(size, tests.Count - at)).Where(test => !distrusted.Contains(test)).ToList();
            while (FirstToFail(mutant, batch, survey) is { } failed)
            {
                if (IsToBeTrusted(mutant, failed, survey))
                    return failed;
                distrusted.Add(failed);
                batch.Remove(failed);
            }
        }

        return null;
    }

    /// <summary>It passes without the mutant, even now, and fails with it again.</summary>
    private bool IsToBeTrusted(int mutant, string test, Survey survey) => FirstToFail(-1, [test], survey) is null && FirstToFail(mutant, [test], survey) is not null;

    private string? FirstToFail(int mutant, List<string> tests, Survey survey)
    {
        foreach (var group in tests.GroupBy(test => _cases[test].Controller))
        {
            using var watch = new FirstFailure(survey);
            Run([.. group.Select(test => _cases[test].Case)], mutant, watch);
            if (watch.Failed is { } failed)
                return failed;
        }

        return null;
    }

    private void Run(List<ITestCase> tests, int mutant, Watch watch)
    {
        _chosen.SetValue(null, mutant);
        var options = TestFrameworkOptions.ForExecution();
        options.SetDisableParallelization(true);
        options.SetSynchronousMessageReporting(true);
        _cases[tests[0].UniqueID].Controller.RunTests(tests, watch, options);
        watch.Finished.Wait();
        _chosen.SetValue(null, -1);
    }
}
