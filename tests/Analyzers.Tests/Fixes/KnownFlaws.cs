namespace Hangup.Tests.Fixes;

/// <summary>What an action leaves behind, by cause.</summary>
internal sealed record KnownFlaw(string Id, string Key, string Cause);

/// <summary>What our fixes are known not to get right in the programs of our own tests. Whoever mends one takes it off the list; nobody adds to it unread.</summary>
internal static class KnownFlaws
{
    private static readonly HashSet<KnownFlaw> All =
    [
        new("HUP101", "Hangup.AbortHere", "Abort in front of Abort"),
        new("HUP101", "Hangup.AbortHere", "Close in front of Abort"),
        new("HUP101", "Hangup.AbortHere", "HUP201 new"),
        new("HUP101", "Hangup.AbortHere", "a stream's Close in front of Abort"),
        new("HUP101", "Hangup.AbortHere", "null check lost"),
        new("HUP101", "Hangup.AbortHere", "nullable warning CS8604"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "CloseGracefully behind CloseGracefully"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "CloseGracefully in front of CloseGracefully"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "CloseGracefullyAsync in front of CloseGracefullyAsync"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "Fix All: new CS8604"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "HUP102 new"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "HUP201 new"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "HUP304 new"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "a stream's Close in front of CloseGracefully"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "null check lost"),
        new("HUP101", "Hangup.AbortOnErrorCloseOnSuccess", "nullable warning CS8604"),
        new("HUP101", "Hangup.CloseGracefullyHere", "Close in front of CloseGracefully"),
        new("HUP101", "Hangup.CloseGracefullyHere", "CloseGracefully in front of CloseGracefully"),
        new("HUP101", "Hangup.CloseGracefullyHere", "CloseGracefullyAsync in front of CloseGracefullyAsync"),
        new("HUP101", "Hangup.CloseGracefullyHere", "HUP304 new"),
        new("HUP101", "Hangup.CloseGracefullyHere", "a stream's Close in front of CloseGracefully"),
        new("HUP101", "Hangup.CloseGracefullyHere", "null check lost"),
        new("HUP101", "Hangup.CloseGracefullyHere", "nullable warning CS8604"),
        new("HUP102", "Hangup.AbortHere", "Close behind Abort"),
        new("HUP102", "Hangup.AbortHere", "CloseGracefully behind Abort"),
        new("HUP102", "Hangup.AbortHere", "CloseGracefullyAsync behind Abort"),
        new("HUP102", "Hangup.AbortHere", "HUP102 left"),
        new("HUP102", "Hangup.AbortHere", "HUP201 new"),
        new("HUP102", "Hangup.CloseGracefullyHere", "Close behind CloseGracefully"),
        new("HUP102", "Hangup.CloseGracefullyHere", "Close behind CloseGracefullyAsync"),
        new("HUP102", "Hangup.CloseGracefullyHere", "CloseGracefully in front of CloseGracefully"),
        new("HUP102", "Hangup.CloseGracefullyHere", "CloseGracefullyAsync in front of CloseGracefullyAsync"),
        new("HUP102", "Hangup.CloseGracefullyHere", "Fix All leaves what it has an action for"),
        new("HUP102", "Hangup.CloseGracefullyHere", "HUP102 left"),
        new("HUP102", "Hangup.CloseGracefullyHere", "HUP102 new"),
        new("HUP102", "Hangup.CloseGracefullyHere", "a second Fix All changes something"),
        new("HUP103", "Hangup.OwnWithUsing", "HUP201 new"),
        new("HUP103", "Hangup.OwnWithUsing", "HUP202 new"),
        new("HUP104", "Hangup.OwnWithUsing", "HUP201 new"),
        new("HUP104", "Hangup.OwnWithUsing", "HUP202 new"),
        new("HUP201", "Hangup.AbortInstead", "Abort in front of Abort"),
        new("HUP201", "Hangup.AbortInstead", "HUP201 new"),
        new("HUP204", "Hangup.AssignLingerOption", "HUP302 new"),
        new("HUP301", "Hangup.CloseGracefully", "Shutdown in front of CloseGracefully"),
        new("HUP303", "Hangup.CloseGracefully", "Abort behind CloseGracefully"),
        new("HUP303", "Hangup.CloseGracefully", "Shutdown in front of CloseGracefully"),
        new("HUP303", "Hangup.CloseGracefully", "a stream's Close in front of CloseGracefully"),
    ];

    public static bool Contains(KnownFlaw flaw) => All.Contains(flaw);
}
