using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP202: an end of a connection that has certainly ended already.</summary>
public class EndedTwiceTests
{
    [Theory]
    [InlineData("client.Close()")]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.Abort()")]
    [InlineData("client.Client.Close()")]
    [InlineData("client.Client.Close(0)")]
    [InlineData("client.GetStream().Close()")]
    [InlineData("client.GetStream().CloseGracefully()")]
    public Task AbortOfWhatHasEnded_IsReported(string end) => Check($$"""
        void End(TcpClient client)
        {
            {{end}};
            {|HUP202:client.Abort()|};
        }
        """);

    [Theory]
    [InlineData("client.Abort()")]
    [InlineData("client.CloseGracefully()")]
    [InlineData("client.GetStream().Abort()")]
    [InlineData("client.Client.Close(0)")]
    [InlineData("client.Client.Shutdown(SocketShutdown.Send)")]
    [InlineData("client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.LingerState = new LingerOption(false, 0)")]
    [InlineData("client.Client.LingerState = new LingerOption(true, 0)")]
    [InlineData("client.Client.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, new LingerOption(true, 0))")]
    public Task EndAfterClose_IsReported(string end) => Check($$"""
        void End(TcpClient client)
        {
            client.Close();
            {|HUP202:{{end}}|};
        }
        """);

    [Fact]
    public Task AsyncEndAfterAnAsyncEnd_IsReported() => Check("""
        async Task End(TcpClient client)
        {
            await client.CloseGracefullyAsync();
            await {|HUP202:client.CloseGracefullyAsync()|};
        }
        """);

    [Theory]
    [InlineData("client.Close()")]
    [InlineData("client.Dispose()")]
    [InlineData("client.GetStream().Dispose()")]
    [InlineData("client.NoDelay = true")]
    public Task WhatIsNoEnd_IsNotReported(string statement) => Check($$"""
        void End(TcpClient client)
        {
            client.CloseGracefully();
            {{statement}};
        }
        """);

    [Fact]
    public Task EndAfterTheUsing_IsReported() => Check("""
        void End(TcpClient client)
        {
            using (client)
            {
                client.CloseGracefully();
            }

            {|HUP202:client.Abort()|};
        }
        """);

    [Fact]
    public Task EndThroughTheScope_IsReported() => Check("""
        void End(TcpClient client)
        {
            using var scope = client.AbortOnDispose();
            client.CloseGracefully();
            {|HUP202:scope.Abort()|};
        }
        """);

    [Fact]
    public Task EndAfterAHelperThatCloses_IsReported() => Check("""
        internal static void Finish(TcpClient client) => client.CloseGracefully();

        void End(TcpClient client)
        {
            Finish(client);
            {|HUP202:client.Abort()|};
        }
        """);

    [Fact]
    public Task EndedOnEveryBranch_IsReported() => Check("""
        void End(TcpClient client, bool failed)
        {
            if (failed)
            {
                client.Abort();
            }
            else
            {
                client.CloseGracefully();
            }

            {|HUP202:client.Abort()|};
        }
        """);

    [Fact]
    public Task EndedOnOneBranch_IsNotReported() => Check("""
        void End(TcpClient client, bool failed)
        {
            if (failed)
            {
                client.Abort();
            }

            client.CloseGracefully();
        }
        """);

    [Fact]
    public Task EndInALoop_IsNotReported() => Check("""
        void End(TcpClient client, int[] attempts)
        {
            foreach (var attempt in attempts)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task EndOfAnotherConnection_IsNotReported() => Check("""
        void End(TcpClient left, TcpClient right)
        {
            left.CloseGracefully();
            right.Abort();
        }
        """);

    [Fact]
    public Task EndOfANewOneInTheSamePlace_IsNotReported() => Check("""
        void Retry(TcpClient client)
        {
            client.Abort();
            client = new TcpClient("host", 80);
            client.Abort();
        }
        """);

    [Fact]
    public Task EndInAFinally_IsNotReported() => Check("""
        void Send(TcpClient client)
        {
            try
            {
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
            }
            finally
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task EndInACatch_IsNotReported() => Check("""
        void Send(TcpClient client, Action done)
        {
            try
            {
                client.CloseGracefully();
                done();
            }
            catch (InvalidOperationException)
            {
                client.Abort();
            }
        }
        """);

    [Fact]
    public Task EndUnderASuccessFlag_IsNotReported() => Check("""
        void Send(TcpClient client)
        {
            var sent = false;
            try
            {
                client.GetStream().WriteByte(1);
                client.CloseGracefully();
                sent = true;
            }
            finally
            {
                if (!sent)
                {
                    client.Abort();
                }
            }
        }
        """);

    [Fact]
    public Task SecondShutdown_IsNotReported() => Check("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            socket.Shutdown(SocketShutdown.Both);
            socket.Close();
        }
        """);

    [Fact]
    public Task CloseAfterShutdown_IsNotReported() => Check("""
        void End(Socket socket)
        {
            socket.Shutdown(SocketShutdown.Send);
            socket.CloseGracefully();
        }
        """);

    [Fact]
    public Task EndOfWhatWasNeverConnected_IsNotReported() => Check("""
        void Nothing()
        {
            using var client = new TcpClient();
            client.Abort();
        }
        """);

    [Fact]
    public Task EachFurtherEnd_IsReported() => Check("""
        void End(TcpClient client)
        {
            client.CloseGracefully();
            {|HUP202:client.CloseGracefully()|};
            {|HUP202:client.Abort()|};
        }
        """);
}
