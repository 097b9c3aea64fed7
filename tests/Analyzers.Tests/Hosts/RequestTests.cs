using System.Diagnostics;
using System.Runtime.CompilerServices;
using Hangup.Analyzers;
using Hangup.Benchmarks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Hangup.Tests.Hosts;

/// <summary>Whoever asks, in whatever portions, is told the same; and nothing that needs binding comes as syntax.</summary>
public class RequestTests
{
    private const string Server = """
        class Server
        {
            private readonly TcpClient _lost = new("host", 80);

            void Serve(TcpListener listener)
            {
                using var client = listener.AcceptTcpClient();
                Answer(client);
            }

            void Answer(TcpClient client) => client.GetStream().WriteByte(1);

            void Forget(TcpListener listener)
            {
                var client = listener.AcceptTcpClient();
                Answer(client);
            }
        }
        """;

    private const string Client = """
        class Client
        {
            void Call(string host)
            {
                var client = Dialer.Dial(host);
                client.GetStream().WriteByte(1);
                client.Dispose();
            }
        }
        """;

    private const string Dialer = """
        static class Dialer
        {
            public static TcpClient Dial(string host) => new(host, 80);
        }
        """;

    [Fact]
    public async Task SyntaxRequest_BringsNothing()
    {
        var compilation = Requests.Compile(Server);
        Assert.Empty(await compilation.WithHangup().GetAnalyzerSyntaxDiagnosticsAsync(compilation.SyntaxTrees.First(), CancellationToken.None));
    }

    [Fact]
    public async Task SemanticRequestsForAllDocuments_BringWhatTheWholeBrings()
    {
        var compilation = Requests.Compile(Server, Client, Dialer);
        var whole = await compilation.Afresh().WithHangup().GetAnalyzerDiagnosticsAsync();
        Assert.Equal(["HUP101", "HUP101", "HUP103", "HUP103", "HUP104"], whole.Select(found => found.Id).Order());
        var parts = new List<Diagnostic>();
        for (var file = 0; file < compilation.SyntaxTrees.Count(); file++)
        {
            var fresh = compilation.Afresh();
            parts.AddRange(await fresh.SemanticAsync(fresh.SyntaxTrees.ElementAt(file)));
        }

        Assert.Equal(whole.Printed(), parts.Printed());
    }

    [Fact]
    public async Task CompilersRun_BringsWhatTheAnalyzersRunBrings()
    {
        var compilation = Requests.Compile(Server, Client, Dialer);
        var all = await compilation.WithHangup().GetAllDiagnosticsAsync();
        var analyzers = await compilation.Afresh().WithHangup().GetAnalyzerDiagnosticsAsync();
        Assert.Equal(analyzers.Printed(), all.Where(found => found.Id.StartsWith("HUP", StringComparison.Ordinal)).Printed());
    }

    [Fact]
    public async Task SemanticRequestForASpan_BringsTheFindingsOfThatSpan()
    {
        var compilation = Requests.Compile(Server);
        var tree = compilation.SyntaxTrees.First();
        // Before Roslyn 4.6 a request for a span runs no action of ours, and hosts ask for whole files instead.
        var areAsked = typeof(SemanticModelAnalysisContext).GetProperty("FilterSpan") is not null;
        foreach (var found in await compilation.SemanticAsync(tree))
        {
            var fresh = compilation.Afresh();
            Assert.Equal(areAsked ? [found.ToString()] : [], (await fresh.SemanticAsync(fresh.SyntaxTrees.First(), found.Location.SourceSpan)).Printed());
        }

        Assert.Empty(await compilation.SemanticAsync(tree, TextSpan.FromBounds(0, 5)));
    }

    // Other work on the machine may delay any one of them.
    [Fact]
    public async Task CancelledRequest_EndsWithinFiftyMilliseconds()
    {
        var compilation = Requests.Compile(GeneratedPrograms.LargeMethod(4_000, Lifetimes.AllAtOnce), GeneratedPrograms.Clique(40, closes: true).Replace("class Program", "class Clique", StringComparison.Ordinal));
        var best = TimeSpan.MaxValue;
        for (var wait = 20; wait <= 200 && best > TimeSpan.FromMilliseconds(50); wait += 20)
            best = await TimeToCancelAsync(compilation, wait) is { } time && time < best ? time : best;
        Assert.InRange(best.TotalMilliseconds, 0, 50);
    }

    [Fact]
    public void Compilation_IsNotKeptAlive()
    {
        var compilation = Analyzed();
        Requests.Collect(() => compilation.IsAlive);
        Assert.False(compilation.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Analyzed()
    {
        var compilation = Requests.Compile(Server);
        Assert.NotEmpty(CompilationAnalysis.Of(compilation, new AnalyzerOptions([]), default).FindingsIn(compilation.SyntaxTrees.First(), null, default));
        return new WeakReference(compilation);
    }

    /// <summary>Null where it was done before.</summary>
    private static async Task<TimeSpan?> TimeToCancelAsync(Compilation compilation, int wait)
    {
        using var source = new CancellationTokenSource();
        var run = compilation.WithHangup().GetAnalyzerDiagnosticsAsync(source.Token);
        await Task.Delay(wait);
        var cancelled = Stopwatch.GetTimestamp();
        await source.CancelAsync();
        return await Record.ExceptionAsync(() => run) is OperationCanceledException ? Stopwatch.GetElapsedTime(cancelled) : null;
    }
}
