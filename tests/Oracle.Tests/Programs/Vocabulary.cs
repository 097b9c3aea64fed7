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
    Stream,
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

        [(Kind.Scope, Operation.Dispose)] = "{0}.Dispose()",
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
        _ => "ConnectionScope",
    };

    public static string TextOf(Act act) => Fill(Calls[(act.Variable.Kind, act.Operation)], act.Variable.Name + (act.IfThere ? "?" : ""));

    public static string TextOf(Source source) => source switch
    {
        Fresh fresh => Origins[fresh.Origin].Text,
        ViewOf { View: View.Same } alias => alias.Variable.Name,
        ViewOf view => Fill(Views[view.View].Text, view.Variable.Name),
        _ => "null",
    };

    /// <summary>Ends are taken not to throw, nor are options and views.</summary>
    public static bool MayThrow(Operation operation) => operation is Operation.Connect or Operation.Use;

    private static string Fill(string template, string name) => string.Format(CultureInfo.InvariantCulture, template, name);
}
