using Hangup.Oracle.Meaning;
using Hangup.Oracle.Programs;

namespace Hangup.Oracle.Comparison;

/// <summary>What the analyzer is known not to see yet: by name, and only where the program has it.</summary>
internal static class Concessions
{
    private static readonly (string Name, string Id, bool IsReported, Func<Case, Statement, bool> Has)[] s_all =
    [
        ("ends where another does, which is told", "HUP101", false, EndsWithAnother),
        ("ends where another does, which is told", "HUP102", false, EndsWithAnother),
        ("a scope of one of two connections", "HUP203", false, (one, _) => HasTwo(one)),
    ];

    /// <summary>Null: a bug.</summary>
    public static string? NameOf(Case one, Finding finding, bool isReported) =>
        s_all.FirstOrDefault(known => known.Id == finding.Id && known.IsReported == isReported && one.StatementAt(finding.Line) is var about && (about is not null || finding.Id == "HUP202") && known.Has(one, about!)).Name;

    /// <summary>One place is reported once.</summary>
    private static bool EndsWithAnother(Case one, Statement origin) => one.Runs.SelectMany(run => run.Events).Where(IsEnd).GroupBy(seen => seen.Site)
        .Any(site => site.Any(seen => seen.Life.Origin == origin) && site.Any(seen => seen.Life.Origin != origin));

    private static bool HasTwo(Case one) => one.Runs.Any(run => run.Lives.Select(life => life.Origin).Distinct().Skip(1).Any());

    private static bool IsEnd(Event seen) => seen.Deed is Deed.Close or Deed.CloseSocket or Deed.CloseGracefully or Deed.Dispose or Deed.DisposeSocket;
}
