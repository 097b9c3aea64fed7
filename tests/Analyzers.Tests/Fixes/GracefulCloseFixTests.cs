using Hangup.CodeFixes;
using static Hangup.Tests.Fixes.FixTest;

namespace Hangup.Tests.Fixes;

/// <summary>HUP301 to HUP303: closes that are not graceful.</summary>
public class GracefulCloseFixTests
{
    [Fact]
    public Task MillisecondsOfASocket_StayMilliseconds() => Fix("""
        void Stop(Socket listener)
        {
            using var peer = listener.Accept();
            {|HUP301:peer.Close(500)|};
        }
        """, """
        void Stop(Socket listener)
        {
            using var peer = listener.Accept();
            peer.CloseGracefully(TimeSpan.FromMilliseconds(500));
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task MillisecondsOfAStream_StayMilliseconds() => Fix("""
        async Task Stop(NetworkStream stream, int timeout)
        {
            await Task.Yield();
            {|HUP301:stream.Close(timeout)|};
        }
        """, """
        async Task Stop(NetworkStream stream, int timeout)
        {
            await Task.Yield();
            await stream.CloseGracefullyAsync(TimeSpan.FromMilliseconds(timeout));
            stream.Dispose();
        }
        """, GracefulCloseFix.CloseKey);

    [Theory]
    [InlineData("client?.Client.Close()")]
    [InlineData("client?.Client?.Close()")]
    public Task CloseBehindAConditionalAccess_StaysConditional(string close) => Fix($$"""
        void Stop(TcpClient? client)
        {
            {|HUP303:{{close}}|};
        }
        """, $$"""
        void Stop(TcpClient? client)
        {
            {{close.Replace("Client.", "Client?.").Replace("Close()", "CloseGracefully()")}};
            {{close.Replace("Client.", "Client?.").Replace("Close()", "Dispose()")}};
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task NegativeTimeout_IsTheDefault() => Fix("""
        void Stop(Socket? peer)
        {
            {|HUP303:peer?.Close(-1)|};
        }
        """, """
        void Stop(Socket? peer)
        {
            peer?.CloseGracefully();
            peer?.Dispose();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task LingeringClose_WaitsForThePeerInstead() => Fix("""
        void Stop(TcpClient client)
        {
            client.LingerState = {|HUP302:new LingerOption(true, 10)|};
            {|HUP303:client.Close()|};
        }
        """, """
        void Stop(TcpClient client)
        {
            client.CloseGracefully(TimeSpan.FromSeconds(10));
            client.Dispose();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task LingerOptionOfACloseElsewhere_IsTurnedOff() => Fix("""
        void Set(TcpClient client)
        {
            client.LingerState = {|HUP302:new LingerOption(true, 10)|};
        }
        """, """
        void Set(TcpClient client)
        {
            client.LingerState = new LingerOption(false, 10);
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task PlainClose_BecomesGraceful() => Fix("""
        void Stop(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Available == 0)
                {|HUP303:peer.Close()|}; // nothing more
        }
        """, """
        void Stop(Socket listener)
        {
            using var {|HUP101:peer|} = listener.Accept();
            if (peer.Available == 0)
                peer.CloseGracefully(); // nothing more
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task PlainCloseThatOwns_LeavesADispose() => Fix("""
        async Task Stop(TcpClient client)
        {
            await Task.Yield();
            {|HUP303:client.Close()|};
        }
        """, """
        async Task Stop(TcpClient client)
        {
            await Task.Yield();
            await client.CloseGracefullyAsync();
            client.Dispose();
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task WithoutRuntime_ThereIsNoFix() => FixWithoutRuntime("""
        void Stop(TcpClient client) { {|HUP303:client.Close()|}; }
        """, """
        void Stop(TcpClient client) { {|HUP303:client.Close()|}; }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task StreamForgottenInBetween_IsStillWhereTheConnectionEnds() => Fix("""
        class Link(TcpClient client)
        {
            private Stream? stream;

            void Open() => stream = client.GetStream();

            void Stop()
            {
                client.Client.Send(new byte[1]);
                stream?.Dispose();
                stream = null;
                {|HUP303:client.Close()|};
            }
        }
        """, """
        class Link(TcpClient client)
        {
            private Stream? stream;

            void Open() => stream = client.GetStream();

            void Stop()
            {
                client.Client.Send(new byte[1]);
                client.CloseGracefully();
                stream?.Dispose();
                stream = null;
                client.Close();
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task StreamThatAMethodMakes_IsWhereTheConnectionEnds() => Fix("""
        class Link(TcpClient client)
        {
            private Stream? stream;

            async Task Open() => stream = await StreamAsync();

            async Task<Stream> StreamAsync()
            {
                await Task.Yield();
                var plain = client.GetStream();
                return plain;
            }

            void Stop()
            {
                client.Client.Send(new byte[1]);
                stream?.Dispose();
                {|HUP303:client.Close()|};
            }
        }
        """, """
        class Link(TcpClient client)
        {
            private Stream? stream;

            async Task Open() => stream = await StreamAsync();

            async Task<Stream> StreamAsync()
            {
                await Task.Yield();
                var plain = client.GetStream();
                return plain;
            }

            void Stop()
            {
                client.Client.Send(new byte[1]);
                client.CloseGracefully();
                stream?.Dispose();
                client.Close();
            }
        }
        """, GracefulCloseFix.CloseKey);

    [Fact]
    public Task LingerTimeThatIsASetting_HasNoFix() => NoFix("""
        void Configure(Socket socket, int seconds) => socket.LingerState = {|HUP302:new LingerOption(true, seconds)|};
        """, GracefulCloseFix.CloseKey);
}
