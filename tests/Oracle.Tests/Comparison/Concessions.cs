using Hangup.Oracle.Meaning;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Comparison;

/// <summary>What the analyzer is known not to see yet: by name, and only where the program has it.</summary>
internal static class Concessions
{
    private static readonly (string Name, string Id, bool IsReported, Func<Case, Statement, bool> Has)[] s_all =
    [
        ("the only exchange is the one that fails", "HUP102", false, (one, origin) => Lives(one, origin).Any(life => life.FailedFirst)),
        ("lost by an exception that is swallowed later", "HUP103", false, (one, origin) => Lives(one, origin).Any(life => life.WasLostInFlight)),
        ("lost by an exception that is swallowed later", "HUP104", true, (one, origin) => Lives(one, origin).Any(life => life.WasLostInFlight)),
        ("a scope of one of two connections", "HUP203", false, (one, _) => one.Runs.Any(run => run.Lives.Select(life => life.Origin).Distinct().Skip(1).Any())),
    ];

    /// <summary>Null: a bug.</summary>
    public static string? NameOf(Case one, Finding finding, bool isReported) =>
        one.StatementAt(finding.Line) is { } about ? s_all.FirstOrDefault(known => known.Id == finding.Id && known.IsReported == isReported && known.Has(one, about)).Name : null;

    private static IEnumerable<Life> Lives(Case one, Statement origin) => one.Runs.SelectMany(run => run.Lives).Where(life => life.Origin == origin);
}
