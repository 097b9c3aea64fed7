namespace Hangup.Tests.Wire;

/// <summary>A program against a peer, before and after its fix.</summary>
internal static class WireTest
{
    public const string EndOfFile = WirePeer.EndOfFile;

    public const string Reset = WirePeer.Reset;

    public const string Nothing = WirePeer.Nothing;

    /// <summary>Before the fix the peer reads end-of-file either way.</summary>
    public static Task FailureLooksLikeSuccess(string program, string peerSays = "") =>
        PeerSees(program, before: (EndOfFile, EndOfFile), after: (EndOfFile, Reset), peerSays);

    /// <summary>What the peer sees when all goes well and when something fails half-way, before the fix and after.</summary>
    public static async Task PeerSees(string program, (string Success, string Failure) before, (string Success, string Failure) after, string peerSays = "")
    {
        var original = await WireProgram.OfAsync(program);
        var repaired = await original.FixedAsync();
        AssertSeen(before.Success, await original.RunAsync(fails: false, peerSays));
        AssertSeen(before.Failure, await original.RunAsync(fails: true, peerSays));
        var seen = (await repaired.RunAsync(fails: false, peerSays), await repaired.RunAsync(fails: true, peerSays));
        Assert.True(after == seen, $"the peer saw {seen}:\n{await repaired.TextAsync()}");
    }

    // What nobody ends, the garbage collector resets whenever it comes by.
    private static void AssertSeen(string expected, string seen) =>
        Assert.True(seen == expected || (expected == Nothing && seen == Reset), $"before the fix the peer saw {seen}");
}
