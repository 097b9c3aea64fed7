using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>A process that dies inside a scope: its peer must not take what it got for everything.</summary>
public class ProcessDeathTests
{
    [LinuxTheory]
    [InlineData("ExceptionInMain")]
    [InlineData("ExceptionInThread")]
    [InlineData("ExceptionInTask")]
    [InlineData("ExceptionInAsyncVoid")]
    [InlineData("FailFast")]
    [InlineData("Exit")]
    [InlineData("Kill")]
    [InlineData("Terminate")]
    public async Task DeathInScope_PeerSeesReset(string death) => Assert.Equal(Saw.Reset, await PeerSees(death, processDeath: true));

    [LinuxTheory]
    [InlineData("FailFast", Saw.EndOfFile)]
    [InlineData("Exit", Saw.EndOfFile)]
    [InlineData("Kill", Saw.EndOfFile)]
    [InlineData("Terminate", Saw.EndOfFile)]
    public async Task DeathInScopeWithProcessDeathOff_IsTheKernelsClose(string death, Saw expected) =>
        Assert.Equal(expected, await PeerSees(death, processDeath: false));

    private static async Task<Saw> PeerSees(string death, bool processDeath)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using VictimProcess victim = VictimProcess.Start("die", death, port, processDeath.ToString());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using Socket peer = await listener.AcceptSocketAsync(patience.Token);
        Assert.Equal(10, await peer.ReceiveAsync(new byte[100]));
        Task<Sighting> end = Reading.ToTheEnd(peer);
        await peer.SendAsync(new byte[1]);
        Saw saw = (await end).End;
        await victim.ExitAsync();
        return saw;
    }
}
