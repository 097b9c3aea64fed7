using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>What a field has is lost with the field: overwritten, set to null, or of an object that never comes to be.</summary>
public class LostFieldTests
{
    [Fact]
    public Task ConstructorThatMayFail_IsReported() => Check("""
        sealed class Session : IDisposable
        {
            private readonly TcpClient client;

            public Session(string host)
            {
                client = {|HUP104:new TcpClient(host, 80)|};
                client.GetStream().WriteByte(1);
            }

            public void Dispose() => client.Abort();
        }
        """);

    [Fact]
    public Task FieldThatACatchForgets_IsReported() => Check("""
        private TcpClient? client;

        void Open(string host)
        {
            try
            {
                client = {|HUP104:new TcpClient(host, 80)|};
                client.GetStream().WriteByte(1);
            }
            catch
            {
                client = null;
                throw;
            }
        }

        void Stop() => client?.Abort();
        """);

    [Fact]
    public Task ConstructorThatEndsItOrSharesItself_IsNotReported() => Check("""
        sealed class Session : IDisposable
        {
            private readonly TcpClient client;

            public Session(string host)
            {
                client = new TcpClient(host, 80);
                try
                {
                    client.GetStream().WriteByte(1);
                }
                catch
                {
                    client.Abort();
                    throw;
                }
            }

            public void Dispose() => client.Abort();
        }

        sealed class Shared : IDisposable
        {
            private readonly TcpClient client;
            private readonly Thread pump;

            public Shared(string host)
            {
                client = new TcpClient(host, 80);
                pump = new Thread(Pump);
                pump.Start();
                client.GetStream().WriteByte(1);
            }

            private void Pump() => client.GetStream().ReadByte();

            public void Dispose() => client.Abort();
        }
        """);

    [Fact]
    public Task FieldThatIsForgottenOpen_IsReported() => Check("""
        private TcpClient? client;

        void Ask(string host)
        {
            client = {|HUP103:new TcpClient(host, 80)|};
            client.GetStream().WriteByte(1);
            client = null;
        }

        void Stop() => client?.Abort();
        """);

    [Fact]
    public Task AcceptLoopThatOverwrites_IsReported() => Check("""
        private Socket? peer;

        void Serve(Socket listener)
        {
            while (true)
            {
                peer = {|HUP103:listener.Accept()|};
                peer.Send(new byte[1]);
            }
        }

        void Stop() => peer?.Abort();
        """);

    [Fact]
    public Task LoopsThatEndItOrHandItOn_IsNotReported() => Check("""
        private Socket? peer;
        private Socket? other;

        void Serve(Socket listener)
        {
            while (true)
            {
                peer = listener.Accept();
                Serve();
            }
        }

        void Serve()
        {
            try
            {
                peer!.Send(new byte[1]);
            }
            finally
            {
                peer!.Abort();
            }
        }

        void Pump(Socket listener)
        {
            while (true)
            {
                other = listener.Accept();
                ThreadPool.QueueUserWorkItem(_ => Use());
            }
        }

        void Use() => other!.Abort();

        void Stop() => peer?.Abort();
        """);
}
