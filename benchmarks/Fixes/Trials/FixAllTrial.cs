using System.Collections.Immutable;

namespace Hangup.FixTrials;

/// <summary>One Fix All over a source folder.</summary>
/// <param name="Left">Findings of the id that are there afterwards.</param>
internal sealed record FixAllTrial(string Source, string Id, string Key, int Found, int Left, int Files, ImmutableArray<Flaw> Flaws, double Milliseconds);
