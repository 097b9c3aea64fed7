using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>HUP303: a plain close that says all that can be said.</summary>
public class MeantCloseTests
{
    [Fact]
    public Task CloseThatIsMeantWhereNobodyMayWait_IsNotReported() => CheckEveryRule("""
        class Link(Socket socket) : IDisposable
        {
            private readonly object gate = new();

            void Send() => socket.Send(new byte[1]);

            void Stop()
            {
                lock (gate)
                {
                    socket.Send(new byte[1]);
                    socket.Close();
                    socket.Dispose();
                }
            }

            public void Dispose()
            {
                socket.Close();
                socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task CloseOfALocalInALoop_IsReported() => CheckEveryRule("""
        void Serve(Socket listener)
        {
            while (true)
            {
                var peer = {|HUP104:listener.Accept()|};
                peer.Send(new byte[1]);
                {|HUP303:peer.Close()|};
            }
        }
        """);

    [Fact]
    public Task CloseBeforeTheStreamAndTheDispose_IsNotReported() => Check("""
        class Link(TcpClient client, Stream stream) : IDisposable
        {
            public void Dispose()
            {
                client.Close();
                stream?.Dispose();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task CloseBeforeOtherWork_IsReported() => Check("""
        class Link(TcpClient client, Stream stream) : IDisposable
        {
            public void Dispose()
            {
                {|HUP303:client.Close()|};
                stream.Flush();
                client.Dispose();
            }
        }
        """);

    /// <summary>In a loop over all of them nobody may wait for each.</summary>
    [Theory]
    [InlineData("peer.Close(); peer.Dispose();")]
    [InlineData("peer.Close(); log.Dispose(); peer.Dispose();")]
    [InlineData("peer.Close(); log?.Close(); peer.Dispose();")]
    [InlineData("peer.Close(); last = null; peer.Dispose();")]
    [InlineData("{|HUP303:peer.Close()|}; last = other; peer.Dispose();")]
    [InlineData("{|HUP303:peer.Close()|}; log?.Flush(); peer.Dispose();")]
    [InlineData("{|HUP303:peer.Close()|}; Console.WriteLine(); peer.Dispose();")]
    [InlineData("if (last != peer) { {|HUP303:peer.Close()|}; } {|HUP101:peer.Dispose()|};")]
    [InlineData("{|HUP303:peer.Close()|};")]
    [InlineData("{|HUP303:other.Close()|}; other.Dispose(); break;")]
    public Task CloseInALoop_IsOnlyMeantWhereTheDisposeOfTheSameIsNext(string end) => CheckEveryRule($$"""
        void Stop(List<TcpClient> peers, TcpClient other, Stream log)
        {
            TcpClient? last = null;
            foreach (var peer in peers)
            {
                {{end}}
            }

            Console.WriteLine(last);
        }
        """);

    [Theory]
    [InlineData("void Stop(TcpClient peer) { {|HUP303:peer.Close()|}; peer.Dispose(); }")]
    [InlineData("void Stop(TcpClient peer) { lock (peer) { peer.Close(); peer.Dispose(); } }")]
    [InlineData("async Task Stop(TcpClient peer) { await Task.Yield(); lock (peer) { peer.Close(); peer.Dispose(); } }")]
    [InlineData("async Task Stop(List<TcpClient> peers) { await Task.Yield(); foreach (var peer in peers) { {|HUP303:peer.Close()|}; peer.Dispose(); } }")]
    [InlineData("void Stop(TcpClient peer, int[] all) { foreach (var one in all) { {|HUP303:peer.Close()|}; peer.Dispose(); break; } }")]
    [InlineData("void Stop(List<TcpClient> peers) { peers.ForEach(peer => { peer.Close(); peer.Dispose(); }); }")]
    [InlineData("void Stop(List<TcpClient> peers) { peers.Sort((peer, _) => { {|HUP303:peer.Close()|}; peer.Dispose(); return 0; }); }")]
    [InlineData("class Link(TcpClient peer) { void Ask() => peer.GetStream().ReadByte(); ~Link() { peer.Close(); peer.Dispose(); } }")]
    [InlineData("class Link(TcpClient peer) { public void Dispose() { peer.Close(); peer.Dispose(); } }")]
    [InlineData("class Link(TcpClient peer) { public void Stop() { {|HUP303:peer.Close()|}; peer.Dispose(); } }")]
    [InlineData("class Form { } class Chat : Form { void Stop(TcpClient peer) { peer.Close(); peer.Dispose(); } }")]
    [InlineData("class Shape { } class Chat : Shape { void Stop(TcpClient peer) { {|HUP303:peer.Close()|}; peer.Dispose(); } }")]
    public Task CloseAndDispose_AreMeantWhereNobodyMayWait(string program) => CheckEveryRule(program);

    [Theory]
    [InlineData("System.Windows", "ClickEventArgs", "peer.Close()")]
    [InlineData("Avalonia.Input", "ClickEventArgs", "peer.Close()")]
    [InlineData("Microsoft.UI.Xaml", "ClickEventArgs", "peer.Close()")]
    [InlineData("Shop", "ClickEventArgs", "{|HUP303:peer.Close()|}")]
    [InlineData("System.Windows", "Click", "{|HUP303:peer.Close()|}")]
    public Task CloseInAHandler_IsMeantWhereAScreenCalls(string space, string happened, string close) => CheckEveryRule($$"""
        namespace {{space}}
        {
            class {{happened}} : EventArgs { }
        }

        class Chat(TcpClient peer)
        {
            void OnQuit(object sender, {{space}}.{{happened}} e)
            {
                {{close}};
                peer.Dispose();
            }
        }
        """);

    [Theory]
    [InlineData("", "peer.Close()")]
    [InlineData(", leaveOpen: true", "{|HUP303:peer.Close()|}")]
    public Task CloseBehindThatOfAReader_IsNotTheOneThatCounts(string leaves, string close) => CheckEveryRule($$"""
        class Line
        {
            private readonly TcpClient peer;
            private readonly StreamReader reader;

            public Line(TcpClient given)
            {
                peer = given;
                reader = new StreamReader(peer.GetStream(){{leaves}});
            }

            public string? Read() => reader.ReadLine();

            public void Stop()
            {
                reader.Close();
                if (peer != null)
                    {{close}};
            }
        }
        """);
}
