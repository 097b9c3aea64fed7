namespace Hangup.Tests.Fixes;

/// <summary>What an action leaves behind, by cause.</summary>
internal sealed record KnownFlaw(string Id, string Key, string Cause);

/// <summary>What our fixes are known not to get right in the programs of our own tests. Whoever mends one takes it off the list; nobody adds to it unread.</summary>
internal static class KnownFlaws
{
    private static readonly HashSet<KnownFlaw> All =
    [
        new("HUP101", "Hangup.AbortHere", "Close in front of Abort"),
        new("HUP101", "Hangup.AbortHere", "HUP201 new"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "CloseGracefully behind CloseGracefully"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "CloseGracefully in front of CloseGracefully"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "HUP102 new"),
        new("HUP101", "Hangup.CloseGracefullyHere", "Close in front of CloseGracefully"),
        new("HUP201", "Hangup.EndAsMeant", "HUP201 new"),
        new("HUP204", "Hangup.AssignLingerOption", "HUP302 new"),
        new("HUP302", "Hangup.CloseGracefully", "comment lost"),
        new("HUP303", "Hangup.CloseGracefully", "Abort behind CloseGracefully"),
        new("HUP102", "Hangup.AbortOnErrorCloseOnSuccess", "Fix All leaves what it has an action for"),
        new("HUP102", "Hangup.AbortOnErrorCloseOnSuccess", "a second Fix All changes something"),
    ];

    public static bool Contains(KnownFlaw flaw) => All.Contains(flaw);
}
