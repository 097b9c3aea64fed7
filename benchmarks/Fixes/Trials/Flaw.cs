namespace Hangup.FixTrials;

/// <summary>Which promise a fix has broken.</summary>
internal enum Promise
{
    /// <summary>The fixed code compiles, keeps null-safety, has none of our findings that it had not before, and says the right end once.</summary>
    Sound,

    /// <summary>Only the lines that must change have changed, and those that were added look like the file's own.</summary>
    Style,
}

/// <summary>What is wrong with a fix.</summary>
/// <param name="Cause">The same words for the same cause, so that it can be counted.</param>
internal sealed record Flaw(Promise Promise, string Cause, string Detail);
