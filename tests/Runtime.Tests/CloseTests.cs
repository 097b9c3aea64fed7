using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class CloseTests
{
    private static readonly byte[] s_message = "0123456789"u8.ToArray();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task CloseOfTcpClient_PeerSeesEndOfFile300Times(string address)
    {
        for (int i = 0; i < 300; i++)
        {
            using var pair = new Pair(IPAddress.Parse(address));
            Task<Sighting> peer = pair.PeerSees();
            await pair.Client.GetStream().WriteAsync(s_message);
            CloseResult result = i % 2 == 0 ? pair.Client.CloseGracefully() : await pair.Client.CloseGracefullyAsync();
            Assert.Equal(new Sighting(Saw.EndOfFile, s_message.Length), await peer);
            Assert.Equal((CloseOutcome.PeerClosed, (bool?)true), (result.Outcome, result.Delivered));
        }
    }
}
