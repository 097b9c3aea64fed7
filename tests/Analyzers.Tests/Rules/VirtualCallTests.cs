using static Hangup.Tests.Rules.EndingsTest;

namespace Hangup.Tests.Rules;

/// <summary>Calls through an interface or a base type: what all implementations do, where all of them stand in this compilation.</summary>
public class VirtualCallTests
{
    [Fact]
    public Task EveryImplementationCloses_IsNotReported() => Check("""
        interface IHandler { void Handle(TcpClient client); }

        class Polite : IHandler { public void Handle(TcpClient client) => client.Close(); }

        class Rude : IHandler { public void Handle(TcpClient client) => client.Abort(); }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler)
            {
                using var client = listener.AcceptTcpClient();
                handler.Handle(client);
            }
        }
        """);

    [Fact]
    public Task OneImplementationOnlyUses_IsReported() => Check("""
        interface IHandler { void Handle(TcpClient client); }

        class Polite : IHandler { public void Handle(TcpClient client) => client.Close(); }

        class Forgetful : IHandler { public void Handle(TcpClient client) => client.GetStream().WriteByte(1); }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler) => handler.Handle({|HUP103:listener.AcceptTcpClient()|});
        }
        """);

    [Fact]
    public Task ImplementationThatDisposes_IsReportedThere() => Check("""
        interface IHandler { void Handle(TcpClient client); }

        class Handler : IHandler { public void Handle(TcpClient client) => {|HUP101:client.Dispose()|}; }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler) => handler.Handle(listener.AcceptTcpClient());
        }
        """);

    [Fact]
    public Task ImplementationThatKeeps_IsNotReported() => Check("""
        interface IRegistry { void Add(TcpClient client); }

        class Registry : IRegistry
        {
            private readonly List<TcpClient> all = new();

            public void Add(TcpClient client) => all.Add(client);
        }

        class Program
        {
            void Serve(TcpListener listener, IRegistry registry) => registry.Add(listener.AcceptTcpClient());
        }
        """);

    [Theory]
    [InlineData("public interface IHandler { void Handle(TcpClient client); } class Forgetful : IHandler { public void Handle(TcpClient client) => Console.WriteLine(client.Available); }")]
    [InlineData("interface IHandler { void Handle(TcpClient client); }")]
    public Task InterfaceWhoseImplementationsAreNotSeen_TakesIt_IsNotReported(string handler) => Check($$"""
        {{handler}}

        class Program
        {
            void Serve(TcpListener listener, IHandler handler)
            {
                var client = listener.AcceptTcpClient();
                try
                {
                    handler.Handle(client);
                }
                catch
                {
                    client.Abort();
                    throw;
                }
            }
        }
        """);

    [Fact]
    public Task AbstractMethod_IsWhatItsOverridesDo_IsNotReported() => Check("""
        abstract class Handler
        {
            public void Run(TcpListener listener)
            {
                using var client = listener.AcceptTcpClient();
                Handle(client);
            }

            protected abstract void Handle(TcpClient client);
        }

        class Polite : Handler { protected override void Handle(TcpClient client) => client.Close(); }

        class Politer : Polite { protected override void Handle(TcpClient client) => client.CloseGracefully(); }
        """);

    [Fact]
    public Task VirtualMethod_MayBeItsOverride_IsReported() => Check("""
        class Handler
        {
            public void Run(TcpListener listener) => Handle({|HUP103:listener.AcceptTcpClient()|});

            internal virtual void Handle(TcpClient client) => client.Close();
        }

        class Forgetful : Handler { internal override void Handle(TcpClient client) => client.GetStream().WriteByte(1); }
        """);

    [Fact]
    public Task CallOfTheBase_IsOfTheBaseAlone_IsNotReported() => Check("""
        class Handler
        {
            internal virtual void Handle(TcpClient client) => client.Close();
        }

        class Busy : Handler
        {
            public void Run(TcpListener listener) => base.Handle(listener.AcceptTcpClient());

            internal override void Handle(TcpClient client) => client.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task AwaitedImplementation_IsNotReported() => Check("""
        interface IHandler { Task Handle(TcpClient client); }

        class Handler : IHandler
        {
            public async Task Handle(TcpClient client)
            {
                using var scope = client.AbortOnDispose();
                await client.GetStream().WriteAsync(new byte[1]);
                await client.CloseGracefullyAsync();
            }
        }

        class Program
        {
            async Task Serve(TcpListener listener, IHandler handler)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await handler.Handle(client);
            }

            void Start(TcpListener listener, IHandler handler) => _ = handler.Handle(listener.AcceptTcpClient());
        }
        """);

    [Fact]
    public Task FactoryBehindAnInterface_ReturnsAFreshOne_IsReported() => Check("""
        interface IDialer { TcpClient Dial(); }

        class Dialer : IDialer { public TcpClient Dial() => new TcpClient("host", 80); }

        class Program
        {
            void Send(IDialer dialer) => {|HUP103:dialer.Dial()|}.GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task FactoryOrCacheBehindAnInterface_IsNotReported() => Check("""
        interface IDialer { TcpClient Dial(); }

        class Dialer : IDialer { public TcpClient Dial() => new TcpClient("host", 80); }

        class Cache(TcpClient known) : IDialer { public TcpClient Dial() => known; }

        class Program
        {
            void Send(IDialer dialer) => dialer.Dial().GetStream().WriteByte(1);
        }
        """);

    [Fact]
    public Task RecursionThroughAnInterface_Converges_IsNotReported() => Check("""
        interface IHandler { void Handle(TcpClient client); }

        class Chain(IHandler next) : IHandler { public void Handle(TcpClient client) => next.Handle(client); }

        class Last : IHandler { public void Handle(TcpClient client) => client.Close(); }

        class Program
        {
            void Serve(TcpListener listener, IHandler handler)
            {
                using var client = listener.AcceptTcpClient();
                handler.Handle(client);
            }
        }
        """);

    [Fact]
    public Task RefParameterThatOneImplementationReplaces_IsReported() => Check("""
        interface ITuner
        {
            void Tune(ref Socket socket, Socket other);
        }

        class Calm : ITuner
        {
            public void Tune(ref Socket socket, Socket other) => socket.NoDelay = true;
        }

        class Brash : ITuner
        {
            public void Tune(ref Socket socket, Socket other) => socket = other;
        }

        class Program
        {
            void Drop(ITuner tuner, Socket other)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                tuner.Tune(ref socket, other);
                {|HUP101:socket.Dispose()|};
            }
        }
        """);

    private static string Door(string modifier, string handshake) => $$"""
        public class Door
        {
            {{modifier}} bool Greets(TcpClient guest) => {{handshake}};

            protected void Open(TcpListener listener)
            {
                while (true)
                {
                    var guest = {|#0:listener.AcceptTcpClient()|};
                    if (!Greets(guest))
                        continue;
                    guest.GetStream().WriteByte(1);
                    guest.Close();
                }
            }
        }
        """;

    /// <summary>An override elsewhere may end or keep what it declines.</summary>
    [Fact]
    public Task MethodThatOthersMayOverride_IsNotReported() => Check(Door("protected virtual", "guest.Available >= 0"));

    [Theory]
    [InlineData("private")]
    [InlineData("private protected virtual")]
    public Task MethodThatNobodyElseOverrides_IsReported(string modifier) => Check(Door(modifier, "guest.Available >= 0").Replace("{|#0:", "{|HUP103:", StringComparison.Ordinal));
}
