using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class AbortTests
{
    private static readonly byte[] s_message = "0123456789"u8.ToArray();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task AbortOfTcpClient_PeerSeesReset300Times(string address)
    {
        for (int i = 0; i < 300; i++)
        {
            using var pair = new Pair(IPAddress.Parse(address));
            Task<Sighting> peer = pair.PeerSees();
            await pair.Client.GetStream().WriteAsync(s_message);
            Assert.Equal(AbortResult.Reset, pair.Client.Abort());
            Assert.Equal(Saw.Reset, (await peer).End);
        }
    }
}
