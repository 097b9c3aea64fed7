namespace Hangup.Tests.Rules;

/// <summary>Type × origin × end × path: what is expected comes from the table here, not from the engine.</summary>
public class MatrixTests
{
    /// <summary>How each type is made. What is accepted is in use at once; what is connected here is in use once something was sent.</summary>
    private static readonly (string Type, string Origin, string Code)[] Origins =
    [
        ("TcpClient", "constructor", "new TcpClient(\"host\", 80)"),
        ("TcpClient", "accept", "listener.AcceptTcpClient()"),
        ("TcpClient", "async accept", "await listener.AcceptTcpClientAsync()"),
        ("TcpClient", "configured accept", "await listener.AcceptTcpClientAsync().ConfigureAwait(false)"),
        ("TcpClient", "factory", "DialClient()"),
        ("TcpClient", "async factory", "await DialClientAsync()"),
        ("TcpClient", "connect", "new TcpClient(); x.Connect(\"host\", 80)"),
        ("TcpClient", "async connect", "new TcpClient(); await x.ConnectAsync(\"host\", 80)"),
        ("Socket", "accept", "listener.AcceptSocket()"),
        ("Socket", "async accept", "await listener.AcceptSocketAsync()"),
        ("Socket", "socket accept", "listener.Server.Accept()"),
        ("Socket", "async socket accept", "await listener.Server.AcceptAsync()"),
        ("Socket", "factory", "DialSocket()"),
        ("Socket", "connect", "new Socket(SocketType.Stream, ProtocolType.Tcp); x.Connect(\"host\", 80)"),
        ("Socket", "async connect", "new Socket(SocketType.Stream, ProtocolType.Tcp); await x.ConnectAsync(\"host\", 80)"),
        ("NetworkStream", "accept", "listener.AcceptTcpClient().GetStream()"),
        ("NetworkStream", "async accept", "(await listener.AcceptTcpClientAsync()).GetStream()"),
        ("NetworkStream", "constructor", "new NetworkStream(listener.AcceptSocket(), ownsSocket: true)"),
        ("NetworkStream", "factory", "DialStream()"),
    ];

    private const string Factories = """


        static TcpClient DialClient() => new("host", 80);

        static async Task<TcpClient> DialClientAsync()
        {
            await Task.Yield();
            return new TcpClient("host", 80);
        }

        static Socket DialSocket()
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect("host", 80);
            return socket;
        }

        static NetworkStream DialStream() => new TcpClient("host", 80).GetStream();
        """;

    /// <summary>How it ends, as (before the body, after the body), and what that is.</summary>
    private static readonly (string End, string Types, string Opening, string Closing, Kind Kind)[] Ends =
    [
        ("using declaration", "all", "using var ", "", Kind.LeftToChance),
        ("using statement", "all", "", "using", Kind.LeftToChance),
        ("await using", "NetworkStream", "await using var ", "", Kind.LeftToChance),
        ("Dispose", "all", "var ", "x.Dispose()", Kind.LeftToChance),
        ("nothing", "all", "var ", "", Kind.Forgotten),
        ("Close", "all", "var ", "x.Close()", Kind.Explicit),
        ("Close(0)", "Socket", "var ", "x.Close(0)", Kind.Explicit),
        ("CloseGracefully", "all", "var ", "x.CloseGracefully()", Kind.Explicit),
        ("Abort", "all", "var ", "x.Abort()", Kind.Explicit),
        ("scope", "all", "using var ", "scope", Kind.Scoped),
    ];

    private enum Kind
    {
        /// <summary>Disposed, on every path.</summary>
        LeftToChance,

        /// <summary>Ended by name, where control gets there.</summary>
        Explicit,

        /// <summary>A scope is in charge, on every path.</summary>
        Scoped,
        Forgotten,
    }

    private enum Path
    {
        /// <summary>Nothing between the origin and the end can throw or jump.</summary>
        Straight,

        /// <summary>What is sent may fail.</summary>
        Exception,

        /// <summary>A return skips what stands at the end.</summary>
        EarlyReturn,

        /// <summary>So does a continue.</summary>
        LoopContinue,

        /// <summary>An exception is caught around sending, and forgotten; then comes the end.</summary>
        Swallowed,
    }

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var origin in Origins)
            {
                foreach (var end in Ends.Where(end => end.Types == "all" || end.Types == origin.Type))
                {
                    cells.Add(origin.Type, origin.Origin, end.End);
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public Task EveryPath_IsReportedAsTheTableSays(string type, string origin, string end)
    {
        var made = Origins.Single(candidate => candidate.Type == type && candidate.Origin == origin);
        var ended = Ends.Single(candidate => candidate.End == end);
        return EndingsTest.Check(string.Join("\n\n", Enum.GetValues<Path>().Select(path => Method(made, ended, path))) + Factories);
    }

    /// <summary>The table.</summary>
    private static string? Expected((string End, string Types, string Opening, string Closing, Kind Kind) end, Path path) => (end.Kind, path) switch
    {
        (Kind.Scoped, _) => null,
        (Kind.Forgotten, _) => "HUP103",

        // A using is on every way out. A Dispose call at the end is on some.
        (Kind.LeftToChance, _) when end.Closing != "x.Dispose()" => "HUP101",
        (Kind.LeftToChance, Path.Straight or Path.Swallowed) => "HUP101",
        (Kind.LeftToChance, Path.Exception) => "HUP101 HUP104",
        (Kind.LeftToChance, Path.EarlyReturn or Path.LoopContinue) => "HUP101 HUP103",

        (Kind.Explicit, Path.Straight or Path.Swallowed) => null,
        (Kind.Explicit, Path.Exception) => "HUP104",
        (Kind.Explicit, _) => "HUP103",
        _ => throw new InvalidOperationException($"{end.End} on {path}"),
    };

    private static string Method((string Type, string Origin, string Code) made, (string End, string Types, string Opening, string Closing, Kind Kind) end, Path path)
    {
        var expected = Expected(end, path)?.Split(' ') ?? [];
        var atOrigin = expected.FirstOrDefault(id => id is "HUP103" or "HUP104");
        var isCall = end.Closing == "x.Dispose()";
        var variable = expected.Contains("HUP101") && !isCall ? Mark("x", "HUP101") : "x";
        var closing = expected.Contains("HUP101") && isCall ? Mark(end.Closing, "HUP101") : end.Closing;
        var body = Body(path, Send(made.Type, path));
        var guarded = closing switch
        {
            "using" => $"using ({variable})\n{{\n{body}\n}}",
            "scope" => $"using var scope = x.AbortOnDispose();\n{body}\nx.CloseGracefully();",
            "" => body,
            _ => $"{body}\n{closing};",
        };

        return $$"""
            async Task {{path}}(TcpListener listener, byte[] data, bool stop)
            {
                await Task.Yield();
                while (listener.Pending())
                {
                    {{(closing == "using" ? "var x" : end.Opening + variable)}} = {{Origin(made, atOrigin)}};
                    {{guarded}}
                }
            }
            """;
    }

    private static string Origin((string Type, string Origin, string Code) made, string? id)
    {
        if (id is null)
        {
            return made.Code;
        }

        // The mark is on the creating or accepting call alone.
        string[] calls =
        [
            "new TcpClient(\"host\", 80)", "new TcpClient()", "new Socket(SocketType.Stream, ProtocolType.Tcp)", "listener.AcceptTcpClientAsync()", "listener.AcceptTcpClient()",
            "listener.AcceptSocketAsync()", "listener.AcceptSocket()", "listener.Server.AcceptAsync()", "listener.Server.Accept()", "DialClientAsync()", "DialClient()", "DialSocket()", "DialStream()",
        ];
        var call = calls.First(made.Code.Contains);
        return made.Code.Replace(call, Mark(call, id), StringComparison.Ordinal);
    }

    private static string Send(string type, Path path)
    {
        // On the straight path it is only put to use, which cannot fail.
        if (path is not Path.Exception and not Path.Swallowed)
        {
            return type switch
            {
                "TcpClient" => "x.GetStream();",
                "Socket" => "new NetworkStream(x);",
                _ => "Console.WriteLine(x.DataAvailable);",
            };
        }

        return type switch
        {
            "TcpClient" => "x.GetStream().Write(data);",
            "Socket" => "x.Send(data);",
            _ => "x.Write(data);",
        };
    }

    private static string Body(Path path, string send) => path switch
    {
        Path.EarlyReturn => $"{send}\nif (stop)\n{{\n    return;\n}}",
        Path.LoopContinue => $"{send}\nif (stop)\n{{\n    continue;\n}}",
        Path.Swallowed => $"try\n{{\n    {send}\n}}\ncatch (Exception)\n{{\n}}",
        _ => send,
    };

    private static string Mark(string text, string id) => $"{{|{id}:{text}|}}";
}
