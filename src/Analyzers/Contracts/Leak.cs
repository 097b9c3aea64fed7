namespace Hangup.Analyzers.Contracts;

/// <summary>What becomes of one that nobody ends.</summary>
internal enum Leak
{
    /// <summary>Nothing that is worth a word.</summary>
    Unsaid,

    /// <summary>The other side is left waiting, as with a connection.</summary>
    LeavesWaiting,

    /// <summary>Whoever reads or writes at the other end waits for ever.</summary>
    NeverCompletes,
}
