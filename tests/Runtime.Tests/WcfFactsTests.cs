using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.ServiceModel;

namespace Hangup.Runtime.Tests;

/// <summary>What the dispose of a WCF channel does: the sentences of docs/rules/HUP504.md. The service is a peer of our own that speaks the framing of net.tcp.</summary>
public class WcfFactsTests
{
    private const byte PreambleEnd = 0x0C;
    private const byte PreambleAck = 0x0B;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(1);

    [ServiceContract]
    public interface IOrders
    {
        [OperationContract]
        string Place(string order);

        [OperationContract(IsOneWay = true)]
        void Note(string order);
    }

    [Fact]
    public async Task DisposeOfAFaultedChannel_HidesWhatBrokeIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using ChannelFactory<IOrders> factory = FactoryFor(listener);
        Task service = Serve(listener, peer => peer.Client.Close(0));
        IOrders orders = factory.CreateChannel();

        Exception? first = null;
        Exception? seen = await Record.ExceptionAsync(() => Task.Run(() =>
        {
            using (orders as IDisposable)
            {
                first = Record.Exception(() => orders.Place("tea"));
                throw first!;
            }
        }));

        await service;
        Assert.IsAssignableFrom<CommunicationException>(first);
        Assert.IsType<CommunicationObjectFaultedException>(seen);
        Assert.NotSame(first, seen);
    }

    [Fact]
    public async Task DisposeWhereNobodyAnswers_WaitsForTheTimeoutAndThrows()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using var over = new ManualResetEventSlim();
        using ChannelFactory<IOrders> factory = FactoryFor(listener);
        Task service = Serve(listener, _ => over.Wait(TimeSpan.FromSeconds(30)));
        IOrders orders = factory.CreateChannel();
        await Task.Run(() => orders.Note("tea"));

        var clock = Stopwatch.StartNew();
        Exception? seen = await Record.ExceptionAsync(() => Task.Run(((IDisposable)orders).Dispose));
        TimeSpan waited = clock.Elapsed;

        over.Set();
        await service;
        Assert.IsType<TimeoutException>(seen);
        Assert.InRange(waited, CloseTimeout - TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task AbortInTheCatch_KeepsWhatBrokeIt()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        using ChannelFactory<IOrders> factory = FactoryFor(listener);
        Task service = Serve(listener, peer => peer.Client.Close(0));
        IOrders orders = factory.CreateChannel();

        Exception? seen = await Record.ExceptionAsync(() => Task.Run(() =>
        {
            try
            {
                orders.Place("tea");
                ((IClientChannel)orders).Close();
            }
            catch
            {
                ((IClientChannel)orders).Abort();
                throw;
            }
        }));

        await service;
        Assert.IsAssignableFrom<CommunicationException>(seen);
        Assert.IsNotType<CommunicationObjectFaultedException>(seen);
    }

    private static ChannelFactory<IOrders> FactoryFor(TcpListener listener)
    {
        listener.Start();
        var binding = new NetTcpBinding(SecurityMode.None) { CloseTimeout = CloseTimeout };
        return new ChannelFactory<IOrders>(binding, new EndpointAddress($"net.tcp://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/orders"));
    }

    /// <summary>Agrees to the preamble of one connection (MC-NMF, 2.2.3), reads what comes next, and does what is asked.</summary>
    private static Task Serve(TcpListener listener, Action<TcpClient> then) => Task.Run(async () =>
    {
        using TcpClient peer = await listener.AcceptTcpClientAsync();
        NetworkStream stream = peer.GetStream();
        var preamble = new byte[1024];
        for (int length = 0; length == 0 || preamble[length - 1] != PreambleEnd;)
            length += await stream.ReadAsync(preamble.AsMemory(length));
        stream.WriteByte(PreambleAck);
        stream.ReadByte();
        then(peer);
    });
}
