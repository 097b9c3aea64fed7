using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>One way out of several disposes: a finally on its normal pass, one branch, one case.</summary>
public class SomeBranchDisposesTests
{
    [Fact]
    public Task FinallyInAnAcceptLoop_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                try
                {
                    Answer(client);
                }
                catch (IOException e)
                {
                    Console.WriteLine(e);
                }
                finally
                {
                    {|HUP101:client.Dispose()|};
                }
            }
        }

        static void Answer(TcpClient client) => client.GetStream().WriteByte(1);
        """);

    [Fact]
    public Task FinallyOfAHandlerThatReturnsInALoop_IsReported() => Check("""
        async Task Handle(TcpClient client, CancellationToken stop)
        {
            var buffer = new byte[100];
            try
            {
                var stream = client.GetStream();
                while (!stop.IsCancellationRequested)
                {
                    var count = await stream.ReadAsync(buffer, stop);
                    if (buffer[0] == 7)
                        return;
                    if (count == 0)
                        break;
                }
            }
            finally
            {
                {|HUP101:client.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task FinallyOfWhatMayBeNullInALoop_IsReported() => Check("""
        void Serve(TcpListener listener)
        {
            for (;;)
            {
                TcpClient? client = null;
                try
                {
                    client = listener.AcceptTcpClient();
                    client.GetStream().WriteByte(1);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
                finally
                {
                    {|HUP101:client?.Dispose()|};
                }
            }
        }
        """);

    [Fact]
    public Task FinallyBehindACatchThatAborts_IsReported() => Check("""
        void Handle(Socket peer)
        {
            try
            {
                while (true)
                {
                    if (peer.Receive(new byte[10]) == 0)
                        return;
                    peer.Send(new byte[1]);
                }
            }
            catch (SocketException)
            {
                peer.Close(0);
            }
            finally
            {
                {|HUP101:peer.Dispose()|};
            }
        }
        """);

    [Fact]
    public Task OneCaseOfASwitch_IsReported() => Check("""
        void End(Socket peer, int how)
        {
            switch (how)
            {
                case 0:
                    peer.Abort();
                    break;
                case 1:
                    peer.CloseGracefully();
                    break;
                default:
                    {|HUP101:peer.Dispose()|};
                    break;
            }
        }
        """);

    [Fact]
    public Task OneBranchForAField_IsReported() => Check("""
        private TcpClient? client;

        void Start(string host)
        {
            client = new TcpClient(host, 80);
            client.GetStream().WriteByte(1);
        }

        void Stop(bool broken)
        {
            if (broken)
                client?.Abort();
            else
                {|HUP101:client?.Dispose()|};
            client = null;
        }
        """);

    [Fact]
    public Task UsingThatOneBranchClosesBefore_IsReported() => Check("""
        void Ask(string host, bool isQuick)
        {
            using var {|HUP101:client|} = new TcpClient(host, 80);
            client.GetStream().WriteByte(1);
            if (isQuick)
                return;
            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task EveryBranchSaysHow_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                try
                {
                    client.GetStream().WriteByte(1);
                    client.CloseGracefully();
                }
                catch (Exception)
                {
                    client.Abort();
                }
                finally
                {
                    client.Dispose();
                }
            }
        }
        """);
}
