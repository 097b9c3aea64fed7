using System.Globalization;

namespace Hangup.Oracle.Programs;

/// <summary>What a program does to a connection.</summary>
internal enum Operation
{
    Connect,
    Use,
    Close,
    CloseZero,
    CloseGracefully,
    Abort,
    Dispose,
    Shutdown,
    Arm,
    OpenScope,
}

/// <summary>How a program is written.</summary>
[Flags]
internal enum Manner
{
    Plain = 0,
    Async = 1,
    Helped = 2,

    /// <summary>Calls are made by lambdas that are run at once.</summary>
    Enclosed = 4,

    /// <summary>Methods of its own end what they are given.</summary>
    Ended = 8,
}

/// <summary>Where the value of a variable comes from.</summary>
internal abstract record Source;

/// <summary>A fresh connection.</summary>
internal sealed record Fresh(Origin Origin) : Source;

/// <summary>The same connection by another name.</summary>
internal sealed record ViewOf(Variable Variable, View View) : Source;

/// <summary>Nothing yet.</summary>
internal sealed record Null : Source;

/// <summary>How a connection comes to be.</summary>
internal enum Origin
{
    ConnectedClient,
    IdleClient,
    IdleSocket,
    AcceptedClient,
    AcceptedSocket,
}

/// <summary>How one name is made from another.</summary>
internal enum View
{
    Same,
    PartOfTuple,
    Stream,
    Writer,
    SocketOfClient,
    StreamOfSocket,
    AbortScope,
    CloseScope,
}

/// <summary>The words of the programs, as data: what each says in C#, of what kind it is, whether it may throw.</summary>
internal static class Vocabulary
{
    public const string Usings = """
        using System;
        using System.IO;
        using System.Net.Sockets;
        using System.Threading.Tasks;
        using Hangup;
        using Hangup.Oracle.Wire;
        """;

    private static readonly Dictionary<(Kind, Operation), string> Calls = new()
    {
        [(Kind.Client, Operation.Connect)] = "{0}.Connect(given.Host, given.Port)",
        [(Kind.Client, Operation.Use)] = "{0}.GetStream().Write(given.Data)",
        [(Kind.Client, Operation.Close)] = "{0}.Close()",
        [(Kind.Client, Operation.CloseGracefully)] = "{0}.CloseGracefully()",
        [(Kind.Client, Operation.Abort)] = "{0}.Abort()",
        [(Kind.Client, Operation.Dispose)] = "{0}.Dispose()",
        [(Kind.Client, Operation.Shutdown)] = "{0}.Client.Shutdown(SocketShutdown.Send)",
        [(Kind.Client, Operation.Arm)] = "{0}.LingerState = new LingerOption(true, 0)",
        [(Kind.Client, Operation.OpenScope)] = "{0}.AbortOnDispose()",

        [(Kind.Socket, Operation.Connect)] = "{0}.Connect(given.Host, given.Port)",
        [(Kind.Socket, Operation.Use)] = "{0}.Send(given.Data)",
        [(Kind.Socket, Operation.Close)] = "{0}.Close()",
        [(Kind.Socket, Operation.CloseZero)] = "{0}.Close(0)",
        [(Kind.Socket, Operation.CloseGracefully)] = "{0}.CloseGracefully()",
        [(Kind.Socket, Operation.Abort)] = "{0}.Abort()",
        [(Kind.Socket, Operation.Dispose)] = "{0}.Dispose()",
        [(Kind.Socket, Operation.Shutdown)] = "{0}.Shutdown(SocketShutdown.Send)",
        [(Kind.Socket, Operation.Arm)] = "{0}.LingerState = new LingerOption(true, 0)",

        [(Kind.Stream, Operation.Use)] = "{0}.Write(given.Data)",
        [(Kind.Stream, Operation.Close)] = "{0}.Close()",
        [(Kind.Stream, Operation.CloseZero)] = "{0}.Close(0)",
        [(Kind.Stream, Operation.CloseGracefully)] = "{0}.CloseGracefully()",
        [(Kind.Stream, Operation.Abort)] = "{0}.Abort()",
        [(Kind.Stream, Operation.Dispose)] = "{0}.Dispose()",

        [(Kind.Writer, Operation.Use)] = "{0}.Write(given.Data)",
        [(Kind.Writer, Operation.Close)] = "{0}.Close()",
        [(Kind.Writer, Operation.Dispose)] = "{0}.Dispose()",

        [(Kind.Scope, Operation.Dispose)] = "{0}.Dispose()",
    };

    private static readonly Dictionary<(Kind, Operation), string> AsyncCalls = new()
    {
        [(Kind.Client, Operation.Connect)] = "await {0}.ConnectAsync(given.Host, given.Port)",
        [(Kind.Client, Operation.Use)] = "await {0}.GetStream().WriteAsync(given.Data)",
        [(Kind.Client, Operation.CloseGracefully)] = "await {0}.CloseGracefullyAsync()",
        [(Kind.Socket, Operation.Connect)] = "await {0}.ConnectAsync(given.Host, given.Port)",
        [(Kind.Socket, Operation.Use)] = "await {0}.SendAsync(given.Data)",
        [(Kind.Socket, Operation.CloseGracefully)] = "await {0}.CloseGracefullyAsync()",
        [(Kind.Stream, Operation.Use)] = "await {0}.WriteAsync(given.Data)",
        [(Kind.Stream, Operation.CloseGracefully)] = "await {0}.CloseGracefullyAsync()",
        [(Kind.Stream, Operation.Dispose)] = "await {0}.DisposeAsync()",
        [(Kind.Writer, Operation.Dispose)] = "await {0}.DisposeAsync()",
        [(Kind.Scope, Operation.Dispose)] = "await {0}.DisposeAsync()",
    };

    private static readonly Dictionary<Origin, string> AsyncOrigins = new()
    {
        [Origin.AcceptedClient] = "await given.Listener.AcceptTcpClientAsync()",
        [Origin.AcceptedSocket] = "await given.Listener.AcceptSocketAsync()",
    };

    private static readonly Dictionary<Origin, (string Text, Kind Kind)> Origins = new()
    {
        [Origin.ConnectedClient] = ("new TcpClient(given.Host, given.Port)", Kind.Client),
        [Origin.IdleClient] = ("new TcpClient(given.Family)", Kind.Client),
        [Origin.IdleSocket] = ("new Socket(given.Family, SocketType.Stream, ProtocolType.Tcp)", Kind.Socket),
        [Origin.AcceptedClient] = ("given.Listener.AcceptTcpClient()", Kind.Client),
        [Origin.AcceptedSocket] = ("given.Listener.AcceptSocket()", Kind.Socket),
    };

    private static readonly Dictionary<View, (string Text, Kind From, Kind To)> Views = new()
    {
        [View.Writer] = ("new BinaryWriter({0})", Kind.Stream, Kind.Writer),
        [View.Stream] = ("{0}.GetStream()", Kind.Client, Kind.Stream),
        [View.SocketOfClient] = ("{0}.Client", Kind.Client, Kind.Socket),
        [View.StreamOfSocket] = ("new NetworkStream({0}, true)", Kind.Socket, Kind.Stream),
        [View.AbortScope] = ("{0}.AbortOnDispose()", Kind.Client, Kind.Scope),
        [View.CloseScope] = ("{0}.CloseOnDispose()", Kind.Client, Kind.Scope),
    };

    public static IEnumerable<Operation> OperationsOf(Kind kind) => Calls.Keys.Where(key => key.Item1 == kind).Select(key => key.Item2);

    public static IEnumerable<View> ViewsOf(Kind kind) => Views.Where(view => view.Value.From == kind).Select(view => view.Key);

    public static Kind KindOf(Origin origin) => Origins[origin].Kind;

    public static Kind KindOf(View view) => Views[view].To;

    public static string TypeOf(Kind kind) => kind switch
    {
        Kind.Client => "TcpClient",
        Kind.Socket => "Socket",
        Kind.Stream => "NetworkStream",
        Kind.Writer => "BinaryWriter",
        _ => "ConnectionScope",
    };

    public static string TextOf(Act act, Manner manner)
    {
        var (kind, operation) = (act.Variable.Kind, act.Operation);
        if (act.IfThere)
            return Fill(Calls[(kind, operation)], act.Variable.Name + "?");
        var isAwaited = IsAwaited(kind, operation, manner) && !(operation == Operation.Dispose && IsEnded(operation, manner));
        var text = (manner.HasFlag(Manner.Helped) && IsHelped(operation)) || IsEnded(operation, manner)
            ? (isAwaited ? "await " : "") + $"{operation}{(operation == Operation.Dispose ? "" : kind)}({act.Variable.Name}, given)"
            : Fill(CallOf(kind, operation, manner), act.Variable.Name);
        return IsEnclosed(act, manner) ? $"Now(() => {text})" : text;
    }

    /// <summary>It is ended in a method of the program's own.</summary>
    public static bool IsEnded(Operation operation, Manner manner) =>
        manner.HasFlag(Manner.Ended) && operation is Operation.Close or Operation.CloseGracefully or Operation.Abort or Operation.Dispose;

    /// <summary>What a lambda disposes, or does to a connection that has ended, is told in the lambda.</summary>
    public static bool IsEnclosed(Act act, Manner manner) => manner.HasFlag(Manner.Enclosed)
        && act.Operation is Operation.Connect or Operation.Use or Operation.Close or Operation.CloseGracefully && !IsAwaited(act.Variable.Kind, act.Operation, manner);

    /// <summary>The methods of its own that a program calls.</summary>
    public static IEnumerable<string> HelpersOf(Manner manner)
    {
        if (manner.HasFlag(Manner.Helped))
            foreach (var (origin, (_, kind)) in Origins)
                yield return $"private static {(IsAwaited(origin, manner) ? $"async Task<{TypeOf(kind)}>" : TypeOf(kind))} Make{origin}(Given given) => {CreationOf(origin, manner)};";
        foreach (var (kind, operation) in Calls.Keys)
            if (manner.HasFlag(Manner.Helped) && IsHelped(operation))
                yield return HelperOf("private", kind, operation, manner);
            else if (IsEnded(operation, manner) && operation != Operation.Dispose)
                yield return HelperOf("internal", kind, operation, manner);
        if (IsEnded(Operation.Dispose, manner))
            yield return "internal static void Dispose(IDisposable it, Given given) => it.Dispose();";
        if (manner.HasFlag(Manner.Enclosed))
            yield return "private static void Now(Action act) => act();";
    }

    private static string HelperOf(string access, Kind kind, Operation operation, Manner manner) =>
        $"{access} static {(IsAwaited(kind, operation, manner) ? "async Task" : "void")} {operation}{kind}({TypeOf(kind)} it, Given given) => {Fill(CallOf(kind, operation, manner), "it")};";

    private static string CallOf(Kind kind, Operation operation, Manner manner) => IsAwaited(kind, operation, manner) ? AsyncCalls[(kind, operation)] : Calls[(kind, operation)];

    private static bool IsAwaited(Kind kind, Operation operation, Manner manner) => manner.HasFlag(Manner.Async) && AsyncCalls.ContainsKey((kind, operation));

    private static bool IsHelped(Operation operation) => operation is Operation.Use or Operation.Connect;

    private static string CreationOf(Origin origin, Manner manner) => IsAwaited(origin, manner) ? AsyncOrigins[origin] : Origins[origin].Text;

    private static bool IsAwaited(Origin origin, Manner manner) => manner.HasFlag(Manner.Async) && AsyncOrigins.ContainsKey(origin);

    /// <summary>What <c>await using</c> can dispose.</summary>
    public static bool IsDisposedAsync(Kind kind, Manner manner) => IsAwaited(kind, Operation.Dispose, manner);

    public static string TextOf(Source source, Manner manner) => source switch
    {
        Fresh fresh when manner.HasFlag(Manner.Helped) => (IsAwaited(fresh.Origin, manner) ? "await " : "") + $"Make{fresh.Origin}(given)",
        Fresh fresh => CreationOf(fresh.Origin, manner),
        ViewOf { View: View.Same } alias => alias.Variable.Name,
        ViewOf { View: View.PartOfTuple } part => $"(1, {part.Variable.Name}).Item2",
        ViewOf view => Fill(Views[view.View].Text, view.Variable.Name),
        _ => "null",
    };

    /// <summary>Ends are taken not to throw, nor are options and views.</summary>
    public static bool MayThrow(Operation operation) => operation is Operation.Connect or Operation.Use;

    private static string Fill(string template, string name) => string.Format(CultureInfo.InvariantCulture, template, name);
}
