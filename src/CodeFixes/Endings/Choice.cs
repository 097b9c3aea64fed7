namespace Hangup.CodeFixes.Endings;

/// <summary>One way to repair a finding.</summary>
/// <param name="Key">The equivalence key.</param>
/// <param name="Note">Notes the edits; false where they cannot be written.</param>
/// <param name="NeedsVerb">It writes a verb, which without the runtime is one of the BCL.</param>
internal sealed record Choice(string Key, string Title, Func<Repair, bool> Note, bool NeedsVerb = true)
{
    /// <summary>With what a reader would want to know before: how long it waits, and without what it has to do.</summary>
    public string TitleOf(Repair repair) =>
        (repair.Title ?? Title) + Wait.Told([.. repair.Waits]) + (NeedsVerb && !repair.Finding.HasRuntime ? " (BCL only)" : "");
}
