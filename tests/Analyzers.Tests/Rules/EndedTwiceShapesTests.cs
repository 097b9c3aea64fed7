using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP202 where certainty is hard to tell.</summary>
public class EndedTwiceShapesTests
{
    [Fact]
    public Task AbortBehindNullTests_IsReported() => Check("""
        void End(TcpClient? client)
        {
            client?.Close();
            {|HUP202:client?.Abort()|};
        }
        """);

    [Fact]
    public Task AbortInALambda_IsReportedOnce() => Check("""
        Action End(TcpClient client) => () =>
        {
            client.Close();
            {|HUP202:client.Abort()|};
        };
        """);

    [Fact]
    public Task AbortOfAField_IsReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new();

            public void Open() => client.Connect("host", 80);

            public void Close()
            {
                client.CloseGracefully();
                {|HUP202:client.Abort()|};
            }
        }
        """);

    [Fact]
    public Task AbortOfAFieldThatWasReplaced_IsNotReported() => Check("""
        class Session
        {
            private TcpClient client = new();

            public void Retry()
            {
                client.CloseGracefully();
                Open();
                client.Abort();
            }

            private void Open()
            {
                client = new TcpClient();
                client.Connect("host", 80);
            }
        }
        """);

    [Fact]
    public Task AbortOfAFieldThatAnotherMemberCloses_IsNotReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new();

            public void Open() => client.Connect("host", 80);

            public void Close() => client.Close();

            public void Abort() => client.Abort();
        }
        """);

    [Fact]
    public Task CloseAtTheEndOfALoopThatBreaks_IsNotReported() => Check("""
        void Serve(TcpClient client, byte[] buffer)
        {
            while (true)
            {
                if (client.GetStream().Read(buffer) == 0)
                {
                    break;
                }

                if (buffer[0] == 0)
                {
                    client.Abort();
                    break;
                }
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task CloseAfterACatchThatAborts_IsNotReported() => Check("""
        void Send(TcpClient client, byte[] data)
        {
            try
            {
                client.GetStream().Write(data);
            }
            catch (IOException)
            {
                client.Abort();
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task AbortOfTheLoopVariable_IsNotReported() => Check("""
        void End(List<TcpClient> clients)
        {
            foreach (var client in clients)
            {
                client.CloseGracefully();
            }

            foreach (var client in clients)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task CloseOfTheNextConnectionInTheLoop_IsNotReported() => Check("""
        void Serve(TcpListener listener)
        {
            while (true)
            {
                var client = listener.AcceptTcpClient();
                client.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task EndInAUsingAfterTheEnd_IsReportedInside() => Check("""
        void End(TcpClient client)
        {
            using (client)
            {
                client.Abort();
                {|HUP202:client.Client.Shutdown(SocketShutdown.Send)|};
            }
        }
        """);

    [Fact]
    public Task EndOfAScopeThatIsOver_IsReported() => Check("""
        void End(TcpClient client)
        {
            var scope = client.AbortOnDispose();
            scope.Dispose();
            {|HUP202:scope.CloseGracefully()|};
        }
        """);

    [Fact]
    public Task AbortOfWhatWasHandedOver_IsNotReported() => Check("""
        void End(TcpClient client, Action<TcpClient> next)
        {
            next(client);
            client.Abort();
        }
        """);
}
