using System.Globalization;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

public class LossyNetworkTests
{
    private const int FourMegabytes = 4_000_000;

    [LossyNetworkFact]
    public async Task CloseRightAfterTheLastWrite_Delivers4MegabytesIntactDespiteLossAndUnreadInput()
    {
        using LossyNetwork network = LossyNetwork.Make();
        using VictimProcess receiver = VictimProcess.Start(network.OnReceiver, ["receive"]);
        Assert.Equal("listening", await receiver.LineAsync());
        using VictimProcess sender = VictimProcess.Start(
            network.OnSender,
            ["send", LossyNetwork.ReceiverAddress, FourMegabytes.ToString(CultureInfo.InvariantCulture)]);
        Assert.Equal($"PeerClosed {Expected.Delivered} 1000", await sender.LineAsync());
        Assert.Equal($"{FourMegabytes} intact", await receiver.LineAsync());
    }
}
