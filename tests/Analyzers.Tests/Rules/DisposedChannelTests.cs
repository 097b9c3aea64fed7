using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP504: a WCF client's Dispose is its Close.</summary>
public class DisposedChannelTests
{
    /// <summary>As far as it matters here, what the packages of WCF's client have.</summary>
    private const string Wcf = """

        namespace System.ServiceModel
        {
            public enum CommunicationState { Created, Opening, Opened, Closing, Closed, Faulted }
            public interface ICommunicationObject
            {
                CommunicationState State { get; }
                void Open();
                void Close();
                void Abort();
            }
            public interface IClientChannel : ICommunicationObject, System.IDisposable;
            public abstract class ClientBase<T> : ICommunicationObject, System.IDisposable
            {
                protected T Channel => default!;
                public CommunicationState State => default;
                public void Open() { }
                public void Close() { }
                public void Abort() { }
                void System.IDisposable.Dispose() => Close();
            }
            public abstract class ChannelFactory : ICommunicationObject, System.IDisposable
            {
                public CommunicationState State => default;
                public void Open() { }
                public void Close() { }
                public void Abort() { }
                void System.IDisposable.Dispose() => Close();
            }
            public abstract class ServiceHostBase : ICommunicationObject, System.IDisposable
            {
                public CommunicationState State => default;
                public void Open() { }
                public void Close() { }
                public void Abort() { }
                void System.IDisposable.Dispose() => Close();
            }
            public class ServiceHost : ServiceHostBase;
            public class ChannelFactory<T> : ChannelFactory
            {
                public ChannelFactory(string name) { }
                public T CreateChannel() => default!;
            }
        }
        """;

    private const string Client = """
        using System;
        using System.ServiceModel;

        interface IOrders { void Place(string order); }
        class OrdersClient : ClientBase<IOrders>, IOrders { public void Place(string order) => Channel.Place(order); }

        """;

    [Fact]
    public Task ClientInAUsing_IsReported() => Check(Client + """
        class Program
        {
            static void Place()
            {
                using var {|HUP504:client|} = new OrdersClient();
                client.Place("tea");
            }
        }
        """ + Wcf);

    [Fact]
    public Task ClosedInsideTheUsing_IsReported() => Check(Client + """
        class Program
        {
            static void Place()
            {
                using var {|HUP504:client|} = new OrdersClient();
                client.Place("tea");
                client.Close();
            }
        }
        """ + Wcf);

    [Fact]
    public Task ClosedOrAborted_IsNotReported() => Check(Client + """
        class Program
        {
            static void Place()
            {
                var client = new OrdersClient();
                try
                {
                    client.Place("tea");
                    client.Close();
                }
                catch
                {
                    client.Abort();
                    throw;
                }
            }
        }
        """ + Wcf);

    [Fact]
    public Task ChannelThatIsCastToBeDisposed_IsReported() => Check(Client + """
        class Program
        {
            static void Place(ChannelFactory<IOrders> factory)
            {
                var channel = factory.CreateChannel();
                channel.Place("tea");
                {|HUP504:((IDisposable)channel).Dispose()|};
            }
        }
        """ + Wcf);

    [Fact]
    public Task HostInAUsing_IsNotReported() => Check("""
        using System;
        using System.ServiceModel;

        class Program
        {
            static void Serve()
            {
                using var host = new ServiceHost();
                host.Open();
                Console.ReadLine();
            }
        }
        """ + Wcf);

    /// <summary>And a channel that nobody ends is no connection of TCP's, whatever its interface is.</summary>
    [Fact]
    public Task ChannelOutOfAHelper_IsNotReported() => Check(Client + """
        class Program
        {
            static IOrders Open(ChannelFactory<IOrders> factory) => factory.CreateChannel();

            static void Place(ChannelFactory<IOrders> factory)
            {
                var channel = Open(factory);
                channel.Place("tea");
                Close(channel);
            }

            static void Close(object channel) => ((ICommunicationObject)channel).Close();
        }
        """ + Wcf);
}
