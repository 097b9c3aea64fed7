using System.Net.Security;
using System.Net.Sockets;
using Hangup.Runtime.Tests.Peers;

namespace Hangup.Runtime.Tests;

/// <summary>What the pages in docs/rules say of data: what an end that is not the right one loses, and what it delivers after all.</summary>
public class WireFactsOfThePagesTests
{
    private const int Large = 4 << 20;

    private static readonly LingerOption s_reset = new(true, 0);

    [LinuxFact]
    public async Task Hup201And205_ClosedWhileArmed_WhatThePeerStillSaysIsAnsweredWithReset()
    {
        using var pair = new Pair();
        pair.Client.LingerState = s_reset;
        pair.Client.Close();
        Assert.Equal(Saw.EndOfFile, (await pair.PeerReads()).End);
        Assert.Equal(SocketError.Shutdown, pair.PeerWriteFails());
    }

    [LinuxFact]
    public void Hup202_EndOfAnEndedConnection_SendsNothingOrThrows()
    {
        using var pair = new Pair();
        pair.Client.Close();
        Assert.Throws<NullReferenceException>(() => pair.Client.LingerState = s_reset);
        Assert.Throws<ObjectDisposedException>(() => pair.Socket.Shutdown(SocketShutdown.Both));
        Assert.Equal(AbortResult.AlreadyClosed, pair.Client.Abort());
        Assert.Equal(CloseOutcome.AlreadyClosed, pair.Client.CloseGracefully().Outcome);
    }

    [LinuxFact]
    public async Task Hup203_ScopeDiscardedBeforeConnect_AnExceptionStillSendsAFin()
    {
        using var pair = new Pair(beforeConnect: client => client.AbortOnDispose());
        Task<Sighting> peer = pair.PeerSees();
        pair.Socket.Send("first half"u8);
        Assert.Throws<InvalidOperationException>(Fail);
        Assert.Equal(new Sighting(Saw.EndOfFile, 10), await peer);

        void Fail()
        {
            using TcpClient client = pair.Client;
            throw new InvalidOperationException("boom");
        }
    }

    [LinuxFact]
    public async Task Hup205_ArmedSocketClosedWithAGoodbyeInTheBuffer_TheGoodbyeIsLost()
    {
        using var pair = new Pair();
        pair.Socket.LingerState = s_reset;
        long sent = pair.FillPeer();
        pair.Socket.Close();
        Sighting peer = await pair.PeerSees();
        Assert.Equal(Saw.Reset, peer.End);
        Assert.True(peer.Bytes < sent, $"All {sent} bytes arrived.");
    }

    [LinuxFact]
    public async Task Hup302_LingerRunsOut_DataArriveAllTheSameAndNoReset()
    {
        using var pair = new Pair();
        long sent = pair.FillPeer();
        pair.Client.LingerState = new LingerOption(true, 1);
        pair.Socket.Dispose();
        Assert.Equal(new Sighting(Saw.EndOfFile, sent), await pair.PeerSees());
    }

    [LinuxFact]
    public async Task Hup303_ShutDownAndReadToTheEnd_CloseIsGraceful()
    {
        using var pair = new Pair();
        Task<Sighting> peer = pair.PeerSees();
        await pair.Socket.SendAsync(new byte[Large]);
        pair.Socket.Shutdown(SocketShutdown.Send);
        Assert.Equal(0, await pair.Socket.ReceiveAsync(new byte[1]));
        pair.Socket.Close();
        Assert.Equal(new Sighting(Saw.EndOfFile, Large), await peer);
    }

    [LinuxFact]
    public async Task Hup304_CloseNotifyBeforeAnAbort_TellsTheTlsPeerThatItHasEverything()
    {
        using var pair = new Pair();
        using var theirs = new NetworkStream(pair.Theirs);
        (SslStream ours, SslStream tls) = await Tls.HandshakeAsync(pair.Client.GetStream(), theirs);
        Task<int> read = tls.ReadAsync(new byte[1]).AsTask();
        await ours.ShutdownAsync();
        pair.Socket.Close(0);
        Assert.Equal(0, await read);
        tls.Dispose();
        ours.Dispose();
    }

    [LinuxFact]
    public async Task Hup305_InputAfterShutdownBoth_TheRestOfTheAnswerNeverComes()
    {
        using var pair = new Pair();
        long sent = pair.FillPeer();
        pair.Socket.Shutdown(SocketShutdown.Both);
        pair.Theirs.Send("one more request"u8);
        await Task.Delay(100);
        Sighting peer = await pair.PeerSees();
        Assert.Equal(Saw.Reset, peer.End);
        Assert.True(peer.Bytes < sent, $"All {sent} bytes arrived.");
    }

    [LinuxFact]
    public async Task Hup401_ResetInsideAMessage_IsReadAsBytesThenAsAnError()
    {
        using var pair = new Pair();
        using NetworkStream stream = pair.Client.GetStream();
        pair.Theirs.Send("half"u8);
        await pair.UntilInputArrives();
        pair.Theirs.Close(0);
        Assert.Equal(4, await stream.ReadAsync(new byte[10]));
        var error = await Assert.ThrowsAsync<IOException>(async () => await stream.ReadAsync(new byte[10]));
        Assert.Equal(ConnectionEndKind.Reset, ConnectionEnd.Classify(error));
    }
}
