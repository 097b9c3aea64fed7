using Hangup.Analyzers;
using Hangup.Tests.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Hangup.Tests.Hosts;

/// <summary>The analyzers next door no longer warn of a connection that is proven to be ended explicitly on all paths; of all others they do.</summary>
public class SuppressionTests
{
    private const string AbortsAlways = """
        void M(string host)
        {
            var client = new TcpClient(host, 80);
            try
            {
                client.GetStream().WriteByte(1);
            }
            finally
            {
                client.Abort();
            }
        }
        """;

    [Fact]
    public Task AbortOnEveryPath_IsSilenced() => Silences(AbortsAlways, "CA2000", "IDISP001", "S2930");

    [Fact]
    public Task CloseThatAnExceptionSkips_IsNotSilenced() => Leaves("""
        void M(string host)
        {
            var client = new TcpClient(host, 80);
            client.GetStream().WriteByte(1);
            client.Abort();
        }
        """, "CA2000", "IDISP001", "S2930");

    [Fact]
    public Task EndOnOneBranchOnly_IsNotSilenced() => Leaves("""
        void M(TcpListener listener, bool keep)
        {
            var client = listener.AcceptTcpClient();
            if (!keep)
                client.Abort();
        }
        """, "IDISP001");

    /// <summary>Its close handshake frees nothing.</summary>
    [Fact]
    public Task WebSocketThatIsOnlyClosed_IsNotSilenced() => Leaves("""
        async Task M(Uri server)
        {
            var socket = new System.Net.WebSockets.ClientWebSocket();
            await socket.ConnectAsync(server, default);
            await socket.CloseAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, default);
        }
        """, "CA2000", "IDISP001");

    [Fact]
    public Task ConnectionThatIsRefused_IsSilenced() => Silences("""
        void M(TcpListener listener) => listener.AcceptTcpClient().Abort();
        """, "IDISP004");

    [Fact]
    public Task ReplacedAfterItsEnd_IsSilenced() => Silences("""
        sealed class Link : IDisposable
        {
            private TcpClient? _client;

            public void Renew()
            {
                _client?.Abort();
                _client = new TcpClient();
            }

            public void Dispose() => _client?.Dispose();
        }
        """, "IDISP003");

    [Fact]
    public Task ReplacedWithoutAnEnd_IsNotSilenced() => Leaves("""
        sealed class Link : IDisposable
        {
            private TcpClient? _client;

            public void Renew()
            {
                _client = new TcpClient();
            }

            public void Dispose() => _client?.Dispose();
        }
        """, "IDISP003");

    [Fact]
    public Task FieldThatDisposeAborts_IsSilenced() => Silences("""
        sealed class Link : IDisposable
        {
            private readonly TcpClient _client = new("host", 80);

            public void Send() => _client.GetStream().WriteByte(1);

            public void Dispose() => _client.Abort();
        }
        """, "CA2213", "S2930");

    [Fact]
    public Task FieldThatDisposeAbortsSometimes_IsNotSilenced() => Leaves("""
        sealed class Link : IDisposable
        {
            private readonly TcpClient _client = new("host", 80);

            public bool IsBroken { get; set; }

            public void Send() => _client.GetStream().WriteByte(1);

            public void Dispose()
            {
                if (IsBroken)
                    _client.Abort();
            }
        }
        """, "CA2213");

    [Fact]
    public Task InjectedAndEndedBeforeItsDispose_IsSilenced() => Silences("""
        sealed class Link : IDisposable
        {
            private readonly TcpClient _client;

            public Link(TcpClient client) => _client = client;

            public void Dispose()
            {
                _client.CloseGracefully();
                _client.Dispose();
            }
        }
        """, "IDISP007");

    [Fact]
    public Task InjectedAndOnlyDisposed_IsNotSilenced() => Leaves("""
        sealed class Link : IDisposable
        {
            private readonly TcpClient _client;

            public Link(TcpClient client) => _client = client;

            public void Dispose() => _client.Dispose();
        }
        """, "IDISP007");

    [Fact]
    public async Task SwitchedOff_NothingIsSilenced()
    {
        var (left, silenced) = await Neighbours.BesideSuppressorAsync(AbortsAlways, "hangup_suppressions = false");
        Assert.Equal(["CA2000", "IDISP001", "IDISP004", "S2930"], left);
        Assert.Empty(silenced);
    }

    [Fact]
    public async Task WithoutTheAnalyzer_TheSuppressorKnowsAsMuch()
    {
        var compilation = Requests.Compile(AbortsAlways);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true);
        var found = await compilation.WithAnalyzers([.. Neighbours.Of("S2930"), new EndedConnectionSuppressor()], options).GetAnalyzerDiagnosticsAsync();
        Assert.All(found.Where(diagnostic => diagnostic.Id == "S2930"), diagnostic => Assert.True(diagnostic.IsSuppressed));
        Assert.Contains(found, diagnostic => diagnostic.Id == "S2930");
    }

    [Fact]
    public void AnalyzerAndSuppressor_SolveOnce()
    {
        var compilation = Requests.Compile(AbortsAlways);
        var options = new AnalyzerOptions([]);
        var first = CompilationAnalysis.Of(compilation, options, default).FindingsIn(compilation.SyntaxTrees.First(), null, default);
        var second = CompilationAnalysis.Of(compilation, options, default).FindingsIn(compilation.SyntaxTrees.First(), null, default);
        Assert.NotEmpty(first);
        Assert.All(first.Zip(second), pair => Assert.Same(pair.First, pair.Second));
    }

    private static async Task Silences(string program, params string[] rules)
    {
        var (left, silenced) = await Neighbours.BesideSuppressorAsync(program);
        Assert.Equal(rules, silenced);
        Assert.Empty(left.Intersect(rules));
    }

    private static async Task Leaves(string program, params string[] rules)
    {
        var (left, silenced) = await Neighbours.BesideSuppressorAsync(program);
        Assert.Empty(silenced);
        Assert.Empty(rules.Except(left));
    }
}
