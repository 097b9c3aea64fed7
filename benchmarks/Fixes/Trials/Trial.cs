using System.Collections.Immutable;

namespace Hangup.FixTrials;

/// <summary>One action applied to one finding, alone; or a finding that has no action.</summary>
/// <param name="Key">The action's equivalence key; empty where there is no action.</param>
/// <param name="IsFirst">The action that Fix All, and who does not choose, takes.</param>
internal sealed record Trial(string Project, string Path, int Line, string Id, string Key, string Title, bool IsFirst, ImmutableArray<Flaw> Flaws, string Diff, double Milliseconds)
{
    public bool HasAction => Key.Length > 0;

    public bool IsSound => Flaws.All(flaw => flaw.Promise != Promise.Sound);

    public bool IsInStyle => Flaws.All(flaw => flaw.Promise != Promise.Style);
}
