namespace Hangup.CodeFixes.Endings;

/// <summary>How long what a fix has written may wait for the peer: its title says so.</summary>
/// <param name="Limit">As it is written; nothing for the default.</param>
internal sealed record Wait(string Limit, bool IsAwaited)
{
    /// <summary>The plain close of the class library, where it is all there is.</summary>
    public static readonly Wait Unknown = new("unknown", IsAwaited: false);

    /// <summary>The plain close of the class library, where nobody may wait.</summary>
    public static readonly Wait None = new("none", IsAwaited: false);

    /// <summary>For the title: the longest hold-up there is.</summary>
    public static string Told(IReadOnlyCollection<Wait> waits)
    {
        var worst = waits.Where(wait => wait != Unknown && wait != None).OrderBy(wait => wait.IsAwaited).FirstOrDefault();
        return worst is not null ? $", {(worst.IsAwaited ? "awaiting" : "waiting for")} the peer for at most {(worst.Limit.Length == 0 ? "5 s" : worst.Limit)}"
            : waits.Contains(None) ? ", without waiting for the peer"
            : "";
    }
}
