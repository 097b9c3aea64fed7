using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>300 times out of 300: what peers in other languages read. They share nothing with us but the wire.</summary>
public class OtherLanguagesTests
{
    private const int Times = 300;

    private static readonly byte[] s_message = "0123456789"u8.ToArray();

    public enum Verb
    {
        Abort,
        AbortThroughStream,
        LeaveAbortScope,
        CloseGracefully,
        CloseGracefullyAsync,
    }

    [ToolTheory("python3")]
    [CombinatorialVerbs]
    public Task Python_SeesWhatTheVerbSays(Verb verb, bool ipv6) => SeesWhatTheVerbSays("Python", verb, ipv6);

    [ToolTheory("node")]
    [CombinatorialVerbs]
    public Task Node_SeesWhatTheVerbSays(Verb verb, bool ipv6) => SeesWhatTheVerbSays("Node", verb, ipv6);

    private static async Task SeesWhatTheVerbSays(string language, Verb verb, bool ipv6)
    {
        using ScriptPeer peer = await ScriptPeer.StartAsync(language, ipv6);
        var expected = new Sighting(verb is Verb.CloseGracefully or Verb.CloseGracefullyAsync ? Saw.EndOfFile : Saw.Reset, s_message.Length);
        for (int i = 0; i < Times; i++)
        {
            using TcpClient client = await peer.ExchangeAsync(s_message);
            await Perform(verb, client);
            Assert.Equal(expected, await peer.Sees());
        }
    }

    private static async Task Perform(Verb verb, TcpClient client)
    {
        switch (verb)
        {
            case Verb.Abort:
                Assert.Equal(AbortResult.Reset, client.Abort());
                break;
            case Verb.AbortThroughStream:
                Assert.Equal(AbortResult.Reset, client.GetStream().Abort());
                break;
            case Verb.LeaveAbortScope:
                client.AbortOnDispose().Dispose();
                break;
            case Verb.CloseGracefully:
                Assert.Equal(CloseOutcome.PeerClosed, client.CloseGracefully().Outcome);
                break;
            case Verb.CloseGracefullyAsync:
                Assert.Equal(CloseOutcome.PeerClosed, (await client.CloseGracefullyAsync()).Outcome);
                break;
        }
    }

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class CombinatorialVerbsAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from verb in Enum.GetValues<Verb>()
            from ipv6 in new[] { false, true }
            select new object[] { verb, ipv6 };
    }
}
