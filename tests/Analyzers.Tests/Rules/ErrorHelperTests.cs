using Hangup.Analyzers.Rules;
using Microsoft.CodeAnalysis.Testing;
using static Hangup.Tests.ConnectionTest;

namespace Hangup.Tests.Rules;

/// <summary>Helpers for what has failed, log lines that may be left out, and failures that a catch keeps to itself.</summary>
public class ErrorHelperTests
{
    private static string Line(string drop, string elsewhere = "") => $$"""
        public abstract class Line
        {
            protected readonly Socket _line;

            protected Line(bool quick)
            {
                _line = new Socket(SocketType.Stream, ProtocolType.Tcp);
                try
                {
                    _line.NoDelay = quick;
                    Console.WriteLine(File.ReadAllText("tariff"));
                }
                catch (IOException)
                {
                    Drop();
                    throw;
                }
            }

            protected void Drop() => {{drop}};

            public void Open(EndPoint there) => _line.Connect(there);
        }

        public sealed class LongLine : Line
        {
            private readonly Timer? _clock;

            public LongLine(TimeSpan beat) : base(true)
            {
                try
                {
                    _clock = new Timer(Beat, null, beat, beat);
                }
                catch
                {
                    base.Drop();
                    throw;
                }
            }

            private void Beat(object? state) => _line.Send(new byte[1]);

            {{elsewhere}}
        }
        """;

    [Fact]
    public Task HelperThatHeirsOnlyCallInACatch_IsNotReported() => Check(Line("_line.Dispose()"));

    [Fact]
    public Task HelperThatAnHeirCallsAtItsEnd_IsReported() => Check(Line("{|HUP101:_line.Dispose()|}", "public void Stop() => Drop();"));

    private static string Hush(string attribute, string end) => $$"""
        void Hush(Socket line)
        {
            try
            {
                Note("hushing");
                line.Shutdown(SocketShutdown.Send);
            }
            catch (SocketException problem)
            {
                Note(problem.Message);
            }

            {{end}};
        }

        {{attribute}}
        static void Note(string text) => Journal.Append(text);

        static class Journal
        {
            public static void Append(string text) => File.AppendAllText("journal", text);
        }
        """;

    [Fact]
    public Task LogLineThatMayBeLeftOut_IsNotReported() => Check(Hush("[System.Diagnostics.Conditional(\"DEBUG\")]", "line.Dispose()"));

    [Fact]
    public Task CallThatIsAlwaysMade_IsReported() => Check(Hush("", "{|HUP101:line.Dispose()|}"));

    private static string Echo(string read, string shutdown, string after = "") => $$"""
        void Echo(TcpListener door)
        {
            using var caller = door.AcceptTcpClient();
            try
            {
                var words = caller.GetStream();
                var buffer = new byte[100];
                {{read}}
            }
            catch (Exception problem)
            {
                Console.WriteLine(problem);
            }

            {{shutdown}};
            {{after}}
        }
        """;

    [Fact]
    public Task ReadToTheEndOrFailed_IsNotReported() => CheckEveryRule(Echo("int got; while ((got = words.Read(buffer, 0, 100)) > 0) words.Write(buffer, 0, got);", "caller.Client.Shutdown(SocketShutdown.Both)"));

    [Fact]
    public Task NotReadToTheEnd_IsReported() => CheckEveryRule(Echo("words.Write(buffer, 0, words.Read(buffer, 0, 100));", "{|HUP305:caller.Client.Shutdown(SocketShutdown.Both)|}"));

    private static string Visit(string peer) => $$"""
        async Task Visit(TcpListener door, string list)
        {
            var coming = door.AcceptTcpClientAsync();
            using {{peer}}
            File.AppendAllText(list, "one more");
            MARK
            guest.Close();
        }
        """;

    [Theory]
    [InlineData("var guest = await coming;")]
    [InlineData("TcpClient guest = await coming.ConfigureAwait(false);")]
    public Task AcceptedConnectionOutOfAKeptTaskThatIsOnlyEnded_IsNotReported(string peer) => Check(Visit(peer).Replace("MARK", "guest.Client.Shutdown(SocketShutdown.Both);", StringComparison.Ordinal));

    [Fact]
    public Task AcceptedConnectionOutOfAKeptTaskThatIsUsed_IsReported() =>
        Check(Visit("var {|HUP102:guest|} = await coming;").Replace("MARK", "guest.GetStream().WriteByte(1);", StringComparison.Ordinal));

    [Fact]
    public Task AcceptedConnectionThatIsOnlyEnded_IsNotReported() => Check("""
        void Refuse(TcpListener door, string list)
        {
            using (var guest = door.AcceptSocket())
            {
                File.AppendAllText(list, "another one");
                guest.Shutdown(SocketShutdown.Both);
                guest.Close();
            }

            using var other = door.AcceptTcpClient();
            File.AppendAllText(list, "yet another one");
            other.Client.Shutdown(SocketShutdown.Both);
            other.Close();
        }
        """);

    [Fact]
    public Task AcceptedConnectionThatIsAnswered_IsReported() => Check("""
        void Refuse(TcpListener door, string list)
        {
            using (var {|HUP102:guest|} = door.AcceptSocket())
            {
                File.AppendAllText(list, "another one");
                guest.Send("no"u8);
                guest.Close();
            }
        }
        """);

    [Fact]
    public Task PauseBeforeAnExchange_IsNotBlamed() => Check("""
        async Task Say(TcpListener door, byte[] word)
        {
            var guest = await {|#0:door.AcceptSocketAsync()|};
            await Task.Delay(1000);
            await guest.SendAsync(word, SocketFlags.None);
            guest.Close();
        }
        """, Say(Descriptors.NobodyEndsItOnError, "guest", "'guest.SendAsync(...)'", "put it into a 'using', and close or abort it"));

    [Fact]
    public Task PauseAlone_IsNotReported() => Check("""
        async Task Hold(TcpListener door)
        {
            var guest = await door.AcceptSocketAsync();
            await Task.Delay(1000);
            guest.Close();
        }
        """);

    [Fact]
    public Task PauseThatCanBeCalledOff_IsReported() => Check("""
        async Task Hold(TcpListener door, CancellationToken stop)
        {
            var guest = await {|HUP104:door.AcceptSocketAsync()|};
            await Task.Delay(1000, stop);
            guest.Close();
        }
        """);

    [Fact]
    public Task CloseInFrontOfAThrow_IsToldToAbort() => Check("""
        void Greet(Socket line, byte[] buffer)
        {
            if (line.Receive(buffer) != 4)
            {
                {|#0:line.Close()|};
                Console.WriteLine("no greeting");
                throw new InvalidDataException();
            }
        }
        """, Say(Descriptors.PlainClose, "line", "as it has failed, use Abort()"));

    private static string Fetch(string second) => $$"""
        async Task<(Stream? Line, string? Name, TcpClient? Other)> Fetch(Socket door)
        {
            var guest = await MARK.ConfigureAwait(false);
            try
            {
                string? name = guest.RemoteEndPoint?.ToString();
                name ??= "nobody";
                var line = new NetworkStream(guest, ownsSocket: true);
                return {{second}};
            }
            catch
            {
                guest.Abort();
                throw;
            }
        }
        """;

    [Fact]
    public Task TupleWithAnotherPartThatMayBeNull_IsNotReported() => Check(Fetch("(line, name, null)").Replace("MARK", "door.AcceptAsync()", StringComparison.Ordinal));

    [Fact]
    public Task TupleThatIsReturnedWithoutIt_IsReported() => Check(Fetch("(null, name, null)").Replace("MARK", "{|HUP103:door.AcceptAsync()|}", StringComparison.Ordinal));

    private static string Expect(string expectation) => $$"""
        void Test(TcpClient used)
        {
            used.CloseGracefully();
            {{expectation}};
        }

        static void Throws<T>(Action action) where T : Exception
        {
            try { action(); } catch (T) { }
        }
        """;

    [Fact]
    public Task EndThatIsExpectedToThrow_IsNotReported() => Check(Expect("Throws<ObjectDisposedException>(() => { used.Close(); used.Client.Shutdown(SocketShutdown.Both); })"));

    [Fact]
    public Task EndInAnotherLambda_IsReported() => Check(Expect("Throws<ArgumentException>(() => { used.Close(); {|HUP202:used.Client.Shutdown(SocketShutdown.Both)|}; })"));

    [Theory]
    [InlineData("TcpClient", "call Close() first, or Client.Close(0) to abort it")]
    [InlineData("Socket", "call Close() first, or Close(0) to abort it")]
    [InlineData("NetworkStream", "call Close() first, or Socket.Close(0) to abort it")]
    public Task WithoutTheRuntime_TheClassLibraryIsAdvised(string type, string remedy)
    {
        var test = new ConnectionTest();
        test.TestState.AddProgramWithoutRuntime($$"""
            void Drop({{type}} line) => {|#0:line.Dispose()|};
            """);
        test.ExpectedDiagnostics.Add(Say(Descriptors.EndLeftToChance, "line", "is", remedy));
        return test.RunAsync();
    }

    private static DiagnosticResult Say(Microsoft.CodeAnalysis.DiagnosticDescriptor rule, params object[] details) =>
        new DiagnosticResult(rule).WithArguments(details).WithLocation(0).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations);
}
