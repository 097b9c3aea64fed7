using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP201 in the shapes it has in the wild.</summary>
public class ArmedShapesTests
{
    [Fact]
    public Task LoopVariable_IsReported() => Check("""
        void Drop(List<TcpClient> clients)
        {
            foreach (var client in clients)
            {
                client.LingerState = new LingerOption(true, 0);
                {|HUP201:client.Close()|};
            }
        }
        """);

    [Theory]
    [InlineData("static readonly LingerOption Reset = new(true, 0);")]
    [InlineData("readonly LingerOption Reset = new LingerOption(enable: true, seconds: 0);")]
    public Task OptionInAReadOnlyField_IsReported(string option) => Check($$"""
        {{option}}

        void Drop(TcpClient client)
        {
            client.LingerState = Reset;
            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task OptionOfAnotherType_IsReported() => Check("""
        static class Options
        {
            public static readonly LingerOption Reset = new(true, 0);
        }

        class Session
        {
            void Drop(TcpClient client)
            {
                client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, Options.Reset);
                {|HUP201:client.Close()|};
            }
        }
        """);

    [Theory]
    [InlineData("static LingerOption Option = new(true, 0);")]
    [InlineData("static readonly LingerOption Option = new(false, 0);")]
    [InlineData("static readonly LingerOption Option = Make(); static LingerOption Make() => new(true, 0);")]
    public Task OptionThatIsNoReset_IsNotReported(string option) => Check($$"""
        {{option}}

        void Drop(TcpClient client)
        {
            client.LingerState = Option;
            client.Close();
        }
        """);

    [Fact]
    public Task StreamFieldOfAnArmedClient_IsReported() => Check("""
        class Session
        {
            private readonly TcpClient client = new();
            private NetworkStream? stream;

            public void Open()
            {
                client.LingerState = new LingerOption(true, 0);
                client.Connect("host", 80);
                stream = client.GetStream();
            }

            public void Close() => {|HUP201:stream?.Close()|};
        }
        """);

    [Fact]
    public Task Lambda_IsReportedOnce() => Check("""
        Action Drop(TcpClient client) => () =>
        {
            client.LingerState = new LingerOption(true, 0);
            {|HUP201:client.Close()|};
        };
        """);

    [Fact]
    public Task LocalFunction_IsReportedOnce() => Check("""
        void Drop(TcpClient client)
        {
            Now(client);

            static void Now(TcpClient armed)
            {
                armed.LingerState = new LingerOption(true, 0);
                {|HUP201:armed.Close()|};
            }
        }
        """);

    [Fact]
    public Task TopLevelStatements_AreReported() => Check("""
        var client = new TcpClient("host", 80) { LingerState = new LingerOption(true, 0) };
        client.GetStream().WriteByte(1);
        {|HUP201:client.Close()|};
        """);

    [Fact]
    public Task DerivedClient_IsReported() => Check("""
        class Peer : TcpClient { }

        class Program
        {
            void Drop(Peer peer)
            {
                peer.LingerState = new LingerOption(true, 0);
                {|HUP201:peer.Close()|};
            }
        }
        """);

    [Fact]
    public Task ArmedBehindNullTests_IsReported() => Check("""
        void Drop(TcpClient? client)
        {
            client?.Client?.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0));
            {|HUP201:client?.Close()|};
        }
        """);

    [Fact]
    public Task ArmedBehindAnIsConnectedTest_IsReported() => Check("""
        void Drop(TcpClient client)
        {
            if (client.Connected)
            {
                client.LingerState = new LingerOption(true, 0);
            }

            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task ArmedInATry_IsReported() => Check("""
        void Drop(TcpClient client)
        {
            try
            {
                client.LingerState = new LingerOption(true, 0);
            }
            catch (SocketException)
            {
            }

            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task SocketClosedAndThenTheClient_IsNotReported() => Check("""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            client.Client.Close();
            client.Close();
        }
        """);

    [Fact]
    public Task ReaderThatLeavesOpen_IsNotReported() => Check("""
        void Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            using (var reader = new StreamReader(client.GetStream(), leaveOpen: true))
            {
            }

            client.Abort();
        }
        """);

    [Fact]
    public Task AsyncDisposeOfTheStream_IsReported() => Check("""
        async Task Drop(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            await {|HUP201:client.GetStream().DisposeAsync()|};
        }
        """);

    [Fact]
    public Task MayHaveBeenArmedByTheSwitch_IsReported() => Check("""
        void End(TcpClient client, int outcome)
        {
            switch (outcome)
            {
                case 0:
                    client.CloseGracefully();
                    return;
                case 1:
                    client.LingerState = new LingerOption(true, 0);
                    break;
            }

            {|HUP201:client.Close()|};
        }
        """);

    [Fact]
    public Task ReplacedByANewOne_IsNotReported() => Check("""
        void Retry(TcpClient client)
        {
            client.LingerState = new LingerOption(true, 0);
            client.Client.Close();
            client = new TcpClient("host", 80);
            client.Close();
        }
        """);

    [Fact]
    public Task DisposeOfTheReaderThenAbort_IsReported() => Check("""
        void Drop(TcpClient client)
        {
            using (var reader = new StreamReader(client.GetStream()))
            {
            }

            {|HUP201:client.Client.Close(0)|};
        }
        """);

    [Fact]
    public Task ShutdownThatMayFailThenAbort_IsReported() => Check("""
        void Drop(Socket socket)
        {
            try
            {
                socket.Shutdown(SocketShutdown.Both);
            }
            catch (SocketException)
            {
            }

            {|HUP201:socket.Close(0)|};
        }
        """);

    [Fact]
    public Task DisposeThenAbort_IsNotReportedTwice() => Check("""
        void Drop(TcpClient client)
        {
            client.Dispose();
            {|HUP201:client.Abort()|};
        }
        """);

    [Fact]
    public Task HalfCloseInAScope_IsNotReported() => Check("""
        void Send(Socket socket, byte[] data)
        {
            using var scope = socket.AbortOnDispose();
            socket.Send(data);
            socket.Shutdown(SocketShutdown.Send);
            while (socket.Receive(data) > 0)
            {
            }

            socket.CloseGracefully();
        }
        """);

    [Theory]
    [InlineData("var option = new LingerOption(true, 0); option.Enabled = false; client.LingerState = option;")]
    [InlineData("var option = new LingerOption(true, 0); option.LingerTime = seconds; client.LingerState = option;")]
    [InlineData("var option = new LingerOption(true, 0) { Enabled = false }; client.LingerState = option;")]
    [InlineData("client.LingerState = new LingerOption(true, 0) { LingerTime = seconds };")]
    public Task OptionThatIsChangedBeforeItIsSet_IsNotReported(string set) => Check($$"""
        void End(TcpClient client, int seconds)
        {
            {{set}}
            client.Close();
        }
        """);

    [Fact]
    public Task FieldArmedWhereAFailedConnectIsClosed_IsReported() => Check("""
        class Session
        {
            private TcpClient? client;

            public void Open(bool isFailed)
            {
                client = new TcpClient();
                client.LingerState = new LingerOption(true, 0);
                client.Connect("host", 80);
                if (isFailed)
                {
                    client.Client.Close();
                }
            }

            public void Close() => {|HUP201:client?.Close()|};
        }
        """);

    [Fact]
    public Task FieldAbortedBeforeItIsConnectedAgain_IsNotReported() => Check("""
        class Session
        {
            private TcpClient client = new();

            public void Reopen()
            {
                client.LingerState = new LingerOption(true, 0);
                client.Client.Close();
                client = new TcpClient();
                client.Connect("host", 80);
            }

            public void Close() => client.Close();
        }
        """);

    [Fact]
    public Task FieldArmedThroughAConditionalAccess_IsReported() => Check("""
        class Session
        {
            private TcpClient? client;

            public void Open(TcpClient accepted)
            {
                client = accepted;
                client?.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0));
            }

            public void Close() => {|HUP201:client?.Close()|};
        }
        """);
}
