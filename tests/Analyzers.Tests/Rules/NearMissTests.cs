using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Programs that only just are, or are not, what a rule is about: mutants have shown that nothing else asks for it.</summary>
public class NearMissTests
{
    [Theory]
    [InlineData("_peer.Client.Shutdown(SocketShutdown.Send)", "{|HUP201:_peer.Abort()|}")]
    [InlineData("_peer.CloseGracefully()", "_peer.Abort()")]
    public Task AbortWhereAFlagTellsOfTheEnd_IsOnlyLateBehindAShutdown(string end, string abort) => Check($$"""
        sealed class Line : IDisposable
        {
            private readonly TcpClient _peer;
            private bool _said;

            public Line(TcpClient peer) => _peer = peer;

            public void Finish()
            {
                {{end}};
                _said = true;
            }

            public void Dispose()
            {
                if (_said)
                    {{abort}};
                else
                    _peer.CloseGracefully();
            }
        }
        """);

    [Fact]
    public Task ConnectedAndMore_OtherwiseNothing_IsReported() => Check("""
        void Wait(TcpListener listener)
        {
            var client = {|HUP103:listener.AcceptTcpClient()|};
            if (client is { Connected: true } and { Available: > 0 })
                client.Abort();
        }
        """);

    [Theory]
    [InlineData("0", "client.Close()")]
    [InlineData("1", "{|HUP303:client.Close()|}")]
    public Task CountOfWhatMayBeNullByNow_StillTells(string count, string close) => CheckEveryRule($$"""
        void Answer(TcpClient client, bool isLast, byte[] data)
        {
            NetworkStream? stream = client.GetStream();
            var count = stream.Read(data);
            if (isLast)
                stream = null;
            if (count == {{count}})
                {{close}};
        }
        """);

    [Theory]
    [InlineData("new TcpClient(host, 1)")]
    [InlineData("{|HUP103:listener.AcceptTcpClient()|}")]
    public Task FieldThatIsFilledTwice_IsOnlyReportedOfWhatWasAccepted(string first) => Check($$"""
        sealed class Line : IDisposable
        {
            private TcpClient? _peer;

            public void Dial(string host, TcpListener listener)
            {
                _peer = {{first}};
                _peer = new TcpClient(host, 1);
            }

            public void Dispose() => _peer?.CloseGracefully();
        }
        """);

    [Theory]
    [InlineData("client.GetStream().WriteByte(1)", "{|HUP103:listener.AcceptTcpClient()|}")]
    [InlineData("client.Abort()", "listener.AcceptTcpClient()")]
    public Task OverrideThatIsOverriddenAgain_IsNotAllThatIsCalled(string again, string accept) => Check($$"""
        abstract class Handler { public abstract void Handle(TcpClient client); }

        class Polite : Handler { public override void Handle(TcpClient client) => client.CloseGracefully(); }

        class Busy : Polite { public override void Handle(TcpClient client) => {{again}}; }

        void Serve(TcpListener listener, Polite handler) => handler.Handle({{accept}});
        """);

    [Fact]
    public Task SecondEndInAnArgumentBehindANullTest_IsReportedWhereItStands() => Check("""
        void Report(TcpListener listener, List<CloseResult>? log)
        {
            using var client = listener.AcceptTcpClient();
            client.Abort();
            log?.Add({|HUP202:client.CloseGracefully()|});
        }
        """);

    [Fact]
    public Task GuardOfAnotherArgumentThatIsThere_IsNotReported() => Check("""
        void Swap(TcpListener listener, Socket other, byte[] data)
        {
            other.Send(data);
            var peer = listener.AcceptSocket();
            Drop(other, peer);
        }

        static void Drop(Socket first, Socket second)
        {
            if (first is null)
                throw new ArgumentNullException(nameof(first));
            first.Abort();
            second.Abort();
        }
        """);

    [Fact]
    public Task DisposedByAChainOfElements_IsReportedAsAWhole() => Check("""
        sealed class Room
        {
            public List<TcpClient> Guests { get; } = new();
        }

        void Leave(Room? room) => {|HUP101:room?.Guests[0].Dispose()|};
        """);

    [Theory]
    [InlineData("peers[i].Close(); peers[i].Dispose();")]
    [InlineData("peers[i].Abort(); Console.WriteLine(i); peers[i].Dispose();")]
    [InlineData("await peers[i].CloseGracefullyAsync(); peers[i].Dispose();")]
    [InlineData("peers[i].Close(); {|HUP101:peers[0].Dispose()|};")]
    [InlineData("peers[i].NoDelay = true; {|HUP101:peers[i].Dispose()|};")]
    [InlineData("{|HUP101:peers[i].Dispose()|}; peers[i].Close();")]
    [InlineData("if (i > 0) peers[i].Close(); {|HUP101:peers[i].Dispose()|};")]
    public Task ElementThatIsEndedFirst_MayBeDisposedByTheSameWords(string end) => Check($$"""
        async Task Stop(List<TcpClient> peers)
        {
            for (var i = 0; i < peers.Count; i++)
            {
                {{end}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task AnotherNameForWhateverItIs_IsTheSame() => Check("""
        void Stop(TcpClient client)
        {
            if (client is var same)
                {|HUP101:same.Dispose()|};
        }
        """);

    [Theory]
    [InlineData("this Socket socket", "socket.Dispose()")]
    [InlineData("this string why, Socket socket", "{|HUP101:socket.Dispose()|}")]
    [InlineData("Socket socket", "{|HUP101:socket.Dispose()|}")]
    public Task DisposeInACloseOfOnesOwn_IsOnlyAnEndWhereItIsOneOfTheSocket(string given, string dispose) => Check($$"""
        static class Ends
        {
            public static void Close({{given}}) => {{dispose}};
        }
        """);

    [Theory]
    [InlineData("ObjectDisposedException", "client.Abort()")]
    [InlineData("InvalidOperationException", "{|HUP202:client.Abort()|}")]
    public Task SecondEndThatIsExpectedToThrow_IsMeant(string expected, string again) => Check($$"""
        void Test(TcpClient client)
        {
            Throws<{{expected}}>(() =>
            {
                client.CloseGracefully();
                {{again}};
            });
        }

        static void Throws<T>(Action run) where T : Exception => run();
        """);

    [Fact]
    public Task WebSocketBehindATypeParameter_KeepsItsContract() => Check("""
        using System.Net.WebSockets;

        class Program
        {
            async Task Send<T>(T given, byte[] data) where T : WebSocket
            {
                using var {|HUP503:socket|} = given;
                await socket.SendAsync(data, WebSocketMessageType.Binary, true, CancellationToken.None);
            }
        }
        """);

    [Theory]
    [InlineData("HUP103", "", "client.Abort();")]
    [InlineData("HUP103", "client.Abort();", "")]
    [InlineData("HUP104", "client.Abort();", "client.Abort();")]
    public Task EndOnOneOfTwoWays_IsReportedWhateverTheOrder(string id, string first, string second) => Check($$"""
        void Serve(TcpListener listener, bool early)
        {
            var client = {|{{id}}:listener.AcceptTcpClient()|};
            client.GetStream().WriteByte(1);
            if (early)
            {
                {{first}}
            }
            else
            {
                {{second}}
            }
        }
        """);

    [Theory]
    [InlineData("stream.Close(0)", "HUP201")]
    [InlineData("stream.Close(1)", "HUP301")]
    [InlineData("stream.Close(-1)", "HUP303")]
    public Task StreamClosedWithATime_IsAnAbortOnlyWithoutAny(string close, string id) => Check($$"""
        void Stop(NetworkStream stream) => {|{{id}}:{{close}}|};
        """);

    [Theory]
    [InlineData("reads.Receive(data)", "{|HUP401:catch|}")]
    [InlineData("((Func<int>)(() => reads.Receive(data)))()", "catch")]
    public Task ReadInALambda_IsNoReadOfTheTryAround(string read, string caught) => Check($$"""
        int Read(Socket reads, byte[] data)
        {
            var count = 0;
            try
            {
                count = {{read}};
            }
            {{caught}} (SocketException)
            {
                count = 0;
            }

            return count;
        }
        """);

    [Theory]
    [InlineData("Fail(error)", "catch")]
    [InlineData("Console.WriteLine(error)", "{|HUP401:catch|}")]
    [InlineData("Fail(null)", "{|HUP401:catch|}")]
    [InlineData("socket.Abort()", "catch")]
    [InlineData("socket.Close(0)", "catch")]
    [InlineData("socket.Close()", "{|HUP401:catch|}")]
    public Task ExceptionThatIsHandedOnOrAnsweredWithAReset_IsNoEnd(string step, string caught) => Check($$"""
        int Read(Socket socket, byte[] data)
        {
            try
            {
                return socket.Receive(data);
            }
            {{caught}} (SocketException error)
            {
                {{step}};
                return 0;
            }
        }

        void Fail(Exception? error) => throw new InvalidOperationException("lost", error);
        """);
}
