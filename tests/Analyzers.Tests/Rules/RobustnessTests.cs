using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Tests.Rules;

/// <summary>No rule throws, ever, on any code, complete or half-typed; and the same code always gets the same answer.</summary>
public class RobustnessTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Net; using System.Net.Sockets; using System.Threading; using System.Threading.Tasks; using Hangup;\n";

    /// <summary>Valid programs that between them use most of the language.</summary>
    private static readonly string[] Programs =
    [
        """
        class Sender
        {
            private readonly TcpClient field = new("h", 1);
            private static TcpClient? shared;
            public TcpClient? Auto { get; set; }

            void Send(byte[] data, bool last)
            {
                using var client = new TcpClient("host", 80);
                using var scope = client.AbortOnDispose();
                client.GetStream().Write(data);
                if (last) client.CloseGracefully();
                else client.Client.Close(0);
                shared ??= new TcpClient { NoDelay = true };
                Interlocked.Exchange(ref shared, null)?.Dispose();
            }

            ~Sender() => field.Dispose();
        }
        """,
        """
        class Server : IDisposable
        {
            private readonly TcpListener listener = new(IPAddress.Any, 0);
            private readonly List<TcpClient> clients = new();

            public async Task Serve(CancellationToken token)
            {
                while (!token.IsCancellationRequested)
                {
                    var accepting = listener.AcceptTcpClientAsync(token).AsTask();
                    await Task.WhenAny(accepting, Task.Delay(1));
                    var client = await accepting.ConfigureAwait(false);
                    clients.Add(client);
                    _ = Task.Run(() => Handle(client));
                }
            }

            private static async Task Handle(TcpClient client)
            {
                var ok = false;
                try
                {
                    await using var stream = client.GetStream();
                    using var reader = new StreamReader(stream, leaveOpen: true);
                    if (await reader.ReadLineAsync() is not { } line) { return; }
                    ok = line switch { "bye" => true, _ => false };
                }
                catch (IOException error) when (error.InnerException is SocketException) { Console.WriteLine(error); }
                finally { if (ok) client.Close(); else client.Abort(); }
            }

            public void Dispose() { foreach (var client in clients) client.Dispose(); }
        }
        """,
        """
        static class Odd
        {
            static (TcpClient, int) Pair() => (new TcpClient("h", 1), 1);
            static bool Try(TcpListener l, out TcpClient? c) { c = l.Pending() ? l.AcceptTcpClient() : null; return c != null; }
            static void SafeDispose<T>(ref T? target) where T : class, IDisposable { target?.Dispose(); target = null; }

            static IEnumerable<Socket> All(TcpListener listener)
            {
                var (a, _) = Pair();
                Socket[] sockets = [listener.AcceptSocket()];
                sockets[0].LingerState = new LingerOption(true, 0);
                ref var first = ref sockets[0];
                for (var i = 0; i < 2; i++) { if (i == 1) goto done; yield return sockets[i]; }
            done:
                a.Client.Shutdown(SocketShutdown.Both);
                if (Try(listener, out var c) && c is TcpClient { Connected: true } d) { SafeDispose(ref d!); }
                lock (sockets) { using (_ = listener.AcceptSocket()) { } }
                void Local() { a.Dispose(); }
                Action run = Local;
                switch (a) { case null: break; case { NoDelay: true } b when b.Connected: b.Close(); break; default: goto case null; }
                try { run(); throw new IOException(); } catch { a?.Close(); }
            }
        }
        """,
        """
        record Session(TcpClient Client) : IDisposable
        {
            private readonly NetworkStream stream = Client.GetStream();
            public event Action? Ended;
            public TcpClient this[int index] { get => Client; set => value.Dispose(); }
            public static explicit operator Socket(Session session) => session.Client.Client;
            public void Deconstruct(out TcpClient client, out Stream data) => (client, data) = (Client, stream);
            public void Dispose() { Ended?.Invoke(); ((IDisposable)Client).Dispose(); stream.Socket.Close(5); }
            unsafe void Fixed(byte[] data) { fixed (byte* p = data) { using var s = new Socket(SocketType.Stream, ProtocolType.Tcp); s.Connect("h", 1); s.Send(data); } }
            void Recurse(IDisposable d) => Recurse(d);
            Func<TcpClient> Make => () => new("h", 1);
        }
        """,
    ];

    [Fact]
    public async Task WholePrograms_Compile() =>
        Assert.Empty((await Broken.Compile(Whole())).GetDiagnostics().Where(found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));

    [Fact]
    public Task EveryTokenDeleted_DoesNotThrow() => Survives(
        from program in Enumerable.Range(0, Programs.Length)
        from token in Tokens(program)
        select Programs[program].Remove(token.Start, token.Length));

    [Fact]
    public Task EveryTokenDoubled_DoesNotThrow() => Survives(
        from program in Enumerable.Range(0, Programs.Length)
        from token in Tokens(program).Where((_, index) => index % 2 == 0)
        select Programs[program].Insert(token.Start, Programs[program].Substring(token.Start, token.Length) + " "));

    [Fact]
    public Task CutAfterEveryToken_DoesNotThrow() => Survives(
        from program in Enumerable.Range(0, Programs.Length)
        from token in Tokens(program)
        select Programs[program][..token.End]);

    [Fact]
    public Task CutInTheMiddleOfEveryWord_DoesNotThrow() => Survives(
        from program in Enumerable.Range(0, Programs.Length)
        from token in Tokens(program)
        where token.Length > 2
        select Programs[program].Remove(token.Start + (token.Length / 2), token.Length - (token.Length / 2)));

    [Fact]
    public Task RandomTokensRemoved_DoesNotThrow()
    {
        var random = new Random(9293);
        return Survives(
            from program in Enumerable.Range(0, Programs.Length)
            from variant in Enumerable.Range(0, 60)
            select Without(Programs[program], Tokens(program).Where(_ => random.Next(8) == 0)));
    }

    [Fact]
    public Task RandomTokensSwapped_DoesNotThrow()
    {
        var random = new Random(793);
        return Survives(
            from program in Enumerable.Range(0, Programs.Length)
            from variant in Enumerable.Range(0, 60)
            select Swapped(Programs[program], Tokens(program), random));
    }

    [Fact]
    public Task StatementsWithoutAType_DoNotThrow() => Survives(
        from program in Programs
        from statement in CSharpSyntaxTree.ParseText(program).GetRoot().DescendantNodes().OfType<StatementSyntax>()
        select statement.ToString());

    [Fact]
    public async Task ConcurrentOrNot_TheAnswerIsTheSame()
    {
        var alone = await Broken.Diagnose(await Broken.Compile(Whole()), concurrently: false);
        Assert.NotEmpty(alone);
        for (var run = 0; run < 10; run++)
        {
            var together = await Broken.Diagnose(await Broken.Compile(Whole()));
            Assert.Empty(Count(alone).Except(Count(together)).Select(found => $"alone: {found}").Concat(Count(together).Except(Count(alone)).Select(found => $"together: {found}")));
        }
    }

    [Fact]
    public async Task OrderOfFiles_MakesNoDifference()
    {
        // Files call one another both ways round, so that summaries are asked for in another order.
        var files = Enumerable.Range(0, 12).Select(index => Chain(index, 12)).ToArray();
        var forth = await Broken.Diagnose(await Broken.Compile(files));
        var back = await Broken.Diagnose(await Broken.Compile(files.Reverse()));
        Assert.Equal(Unplaced(forth), Unplaced(back));
        Assert.NotEmpty(forth);

        static IEnumerable<string> Unplaced(IEnumerable<string> found) => found.Select(line => line[line.IndexOf(": HUP", StringComparison.Ordinal)..line.IndexOf(" [", StringComparison.Ordinal)]).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task EditedCallee_GivesAFreshAnswer()
    {
        const string caller = Usings + "class Caller { void M(TcpListener l) => Callee.End(l.AcceptTcpClient()); }";
        var compilation = await Broken.Compile([caller, Callee("c.Close();")]);
        Assert.DoesNotContain(await Broken.Diagnose(compilation), found => found.Contains("HUP103", StringComparison.Ordinal));
        foreach (var (body, isLeak) in new[] { ("c.NoDelay = true;", true), ("c.Abort();", false), ("", true), ("c.Close();", false) })
        {
            var old = compilation.SyntaxTrees.Last();
            compilation = compilation.ReplaceSyntaxTree(old, old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(Callee(body))));
            Assert.Equal(isLeak, (await Broken.Diagnose(compilation)).Any(found => found.Contains("HUP103", StringComparison.Ordinal)));
        }

        static string Callee(string body) => Usings + $"static class Callee {{ public static void End(TcpClient c) {{ {body} }} }}";
    }

    [Fact]
    public async Task DeepNesting_DoesNotOverflow()
    {
        var nested = string.Concat(Enumerable.Repeat("if (c.Connected) { ", 200)) + "c.Close();" + new string('}', 200);
        var summed = "c" + string.Concat(Enumerable.Repeat(".ToString().Length", 1)) + string.Concat(Enumerable.Repeat(" + 1", 2_000));
        var lambdas = string.Concat(Enumerable.Repeat("Action a = () => { ", 1)) + string.Concat(Enumerable.Range(0, 60).Select(level => $"Action a{level} = () => {{ ")) + "c.Dispose();" + string.Concat(Enumerable.Repeat("};", 61));
        await Broken.Diagnose(await Broken.Compile(new[] { nested, $"var x = {summed};", lambdas }.Select((body, index) => $"{Usings}class Deep{index} {{ void M(TcpListener l) {{ using var c = l.AcceptTcpClient(); {body} }} }}")));
    }

    private static IEnumerable<string> Count(IEnumerable<string> found) => found.CountBy(line => line).Select(line => $"{line.Value} times {line.Key}");

    private static async Task Survives(IEnumerable<string> texts) =>
        Assert.DoesNotContain(await Broken.Diagnose(await Broken.Compile(texts.Select(InANamespace))), found => found.Contains("AD0001", StringComparison.Ordinal));

    private static string InANamespace(string text, int index) => string.Create(CultureInfo.InvariantCulture, $"{Usings}namespace N{index} {{\n{text}\n}}");

    private static IEnumerable<string> Whole() => Programs.Select(InANamespace);

    private static Microsoft.CodeAnalysis.Text.TextSpan[] Tokens(int program) =>
        [.. CSharpSyntaxTree.ParseText(Programs[program]).GetRoot().DescendantTokens().Select(token => token.Span).Where(span => !span.IsEmpty)];

    private static string Without(string text, IEnumerable<Microsoft.CodeAnalysis.Text.TextSpan> spans) =>
        spans.OrderByDescending(span => span.Start).Aggregate(text, (rest, span) => rest.Remove(span.Start, span.Length));

    private static string Swapped(string text, Microsoft.CodeAnalysis.Text.TextSpan[] tokens, Random random)
    {
        for (var swap = 0; swap < 5; swap++)
        {
            var (from, to) = (tokens[random.Next(tokens.Length)], tokens[random.Next(tokens.Length)]);
            var word = text.Substring(from.Start, Math.Min(from.Length, text.Length - from.Start));
            text = text.Insert(Math.Min(to.Start, text.Length), word + " ");
            text = text[..^Math.Min(text.Length, word.Length + 1)];
        }

        return text;
    }

    private static string Chain(int index, int count) => $$"""
        {{Usings}}
        static class Link{{index}}
        {
            public static void Pass(TcpClient c, int n) { if (n == 0) { {{(index % 3 == 0 ? "c.Close();" : "c.NoDelay = true;")}} } else Link{{(index + 5) % count}}.Pass(c, n - 1); }
            public static TcpClient Dial(int n) => n == 0 ? new TcpClient("h", 1) : Link{{(index + 7) % count}}.Dial(n - 1);
            static void M() { var c = Dial({{index}}); Link{{(index + 1) % count}}.Pass(c, {{index}}); }
        }
        """;
}
