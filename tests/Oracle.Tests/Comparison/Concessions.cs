using Hangup.Oracle.Meaning;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Comparison;

/// <summary>What the analyzer is known not to see yet: by name, and only where the program has it.</summary>
internal static class Concessions
{
    private static readonly (string Name, string Id, bool IsReported, Func<Case, Statement, bool> Has)[] s_all =
    [
        ("nothing but its end happens to it", "HUP102", false, (one, origin) => Events(one, origin).All(seen => seen.Deed is Deed.Close or Deed.CloseSocket or Deed.CloseStreamNow or Deed.Dispose or Deed.DisposeSocket or Deed.Shutdown or Deed.Abort)),
        ("lost by an exception that is swallowed later", "HUP103", false, (one, origin) => Lives(one, origin).Any(life => life.WasLostInFlight)),
        ("lost by an exception that is swallowed later", "HUP104", true, (one, origin) => Lives(one, origin).Any(life => life.WasLostInFlight)),
        ("taken out of a tuple", "HUP202", false, (one, _) => one.Text.Text.Contains(".Item2", StringComparison.Ordinal)),
        ("an abort where a drain has failed", "HUP201", false, (one, origin) => Events(one, origin).Any(seen => seen is { Deed: Deed.Abort, InCatch: true, Before: Standing.FinSent or Standing.FinArmed })),
        ("a scope of one of two connections", "HUP203", false, (one, _) => HasTwo(one)),
        ("a scope of one of two connections", "HUP203", true, (one, _) => HasTwo(one)),
    ];

    /// <summary>Null: a bug.</summary>
    public static string? NameOf(Case one, Finding finding, bool isReported) =>
        s_all.FirstOrDefault(known => known.Id == finding.Id && known.IsReported == isReported && one.StatementAt(finding.Line) is var about && (about is not null || finding.Id == "HUP202") && known.Has(one, about!)).Name;

    private static bool HasTwo(Case one) => one.Runs.Any(run => run.Lives.Select(life => life.Origin).Distinct().Skip(1).Any());

    private static IEnumerable<Event> Events(Case one, Statement origin) => one.Runs.SelectMany(run => run.Events).Where(seen => seen.Life.Origin == origin);

    private static IEnumerable<Life> Lives(Case one, Statement origin) => one.Runs.SelectMany(run => run.Lives).Where(life => life.Origin == origin);
}
