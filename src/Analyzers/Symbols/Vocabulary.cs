using Hangup.Analyzers.Contracts;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Symbols;

/// <summary>Member → event, as data: TCP's contract, what the runtime has for each protocol, and what all protocols share.</summary>
/// <remarks>A name stands for all overloads; where arguments decide, <see cref="Arguments"/> reads them.</remarks>
internal static class Vocabulary
{
    /// <summary>What knows no protocol: streams, readers and writers, tasks, exchanges.</summary>
    private const string Shared = """
        [System.Threading.Interlocked]::Exchange = Exchange
        [System.Threading.Interlocked]::CompareExchange = Exchange

        [System.IO.Stream]::Close = Close
        [System.IO.Stream]::Dispose = Dispose
        [System.IO.Stream]::DisposeAsync = Dispose
        [System.IO.Stream]::Read = Receive
        [System.IO.Stream]::ReadAsync = Receive
        [System.IO.Stream]::EndRead = Receive
        [System.IO.Stream]::ReadByte = Receive
        [System.IO.Stream]::CopyTo = Drain
        [System.IO.Stream]::CopyToAsync = Drain
        [System.IO.Stream]::Write = Use
        [System.IO.Stream]::WriteAsync = Use
        [System.IO.StreamReader]::BaseStream = Part
        [System.IO.StreamWriter]::BaseStream = Part
        [System.IO.BinaryReader]::BaseStream = Part
        [System.IO.BinaryWriter]::BaseStream = Part
        [System.IO.TextReader]::Read = Receive
        [System.IO.TextReader]::ReadAsync = Receive
        [System.IO.TextReader]::ReadLine = Receive
        [System.IO.TextReader]::ReadLineAsync = Receive
        [System.IO.TextReader]::ReadToEnd = Drain
        [System.IO.TextReader]::ReadToEndAsync = Drain
        [System.IO.TextReader]::Close = Close
        [System.IO.TextReader]::Dispose = Dispose
        [System.IO.TextWriter]::Close = Close
        [System.IO.TextWriter]::Dispose = Dispose
        [System.IO.TextWriter]::DisposeAsync = Dispose
        [System.IO.BinaryReader]::Close = Close
        [System.IO.BinaryReader]::Dispose = Dispose
        [System.IO.BinaryWriter]::Close = Close
        [System.IO.BinaryWriter]::Dispose = Dispose
        [System.IO.BinaryWriter]::DisposeAsync = Dispose
        [System.IDisposable]::Dispose = Dispose
        [System.IAsyncDisposable]::DisposeAsync = Dispose

        [System.Threading.Tasks.Task]::ConfigureAwait = Same
        [System.Threading.Tasks.Task]::WaitAsync = Same
        [System.Threading.Tasks.Task]::GetAwaiter = Same
        [System.Threading.Tasks.Task]::FromResult = Same
        [System.Threading.Tasks.Task]::Run = Start
        [System.Threading.Tasks.TaskFactory]::StartNew = Start
        [System.Threading.Tasks.ValueTask]::FromResult = Same
        [System.Threading.Tasks.Task]::Wait = Await
        [System.Threading.Tasks.Task`1]::ConfigureAwait = Same
        [System.Threading.Tasks.Task`1]::WaitAsync = Same
        [System.Threading.Tasks.Task`1]::GetAwaiter = Same
        [System.Threading.Tasks.Task`1]::Result = Await
        [System.Threading.Tasks.ValueTask`1]::ConfigureAwait = Same
        [System.Threading.Tasks.ValueTask`1]::AsTask = Same
        [System.Threading.Tasks.ValueTask`1]::Preserve = Same
        [System.Threading.Tasks.ValueTask`1]::GetAwaiter = Same
        [System.Threading.Tasks.ValueTask`1]::Result = Await
        [System.Threading.Tasks.ValueTask]::ConfigureAwait = Same
        [System.Threading.Tasks.ValueTask]::AsTask = Same
        [System.Threading.Tasks.TaskAsyncEnumerableExtensions]::ConfigureAwait = Same
        [System.Threading.Tasks.ValueTask]::GetAwaiter = Same
        [System.Runtime.CompilerServices.TaskAwaiter]::GetResult = Await
        [System.Runtime.CompilerServices.ValueTaskAwaiter]::GetResult = Await
        [System.Runtime.CompilerServices.ConfiguredTaskAwaitable]::GetAwaiter = Same
        [System.Runtime.CompilerServices.ConfiguredTaskAwaitable+ConfiguredTaskAwaiter]::GetResult = Await
        [System.Runtime.CompilerServices.TaskAwaiter`1]::GetResult = Await
        [System.Runtime.CompilerServices.ValueTaskAwaiter`1]::GetResult = Await
        [System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1]::GetAwaiter = Same
        [System.Runtime.CompilerServices.ConfiguredTaskAwaitable`1+ConfiguredTaskAwaiter]::GetResult = Await
        [System.Runtime.CompilerServices.ConfiguredAsyncDisposable]::DisposeAsync = Dispose
        [System.IO.Stream]::Synchronized = Same
        """;

    /// <summary>Types whose members are taken neither to throw nor to keep what they are given.</summary>
    public static readonly string[] Bystanders =
    {
        "System.Console", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Object", "System.GC",
        "System.ArgumentNullException", "System.ArgumentException", "System.ObjectDisposedException",
        "System.Threading.Interlocked", "System.Threading.Volatile", "System.Threading.Monitor",
        "Microsoft.Extensions.Logging.ILogger", "Microsoft.Extensions.Logging.LoggerExtensions",
    };

    /// <summary>Types whose members are taken not to throw, though they may keep what they are given.</summary>
    public static readonly string[] Calm =
    {
        "System.TimeSpan", "System.Nullable`1", "System.DateTime", "System.Diagnostics.Stopwatch", "System.Text.Encoding", "System.Threading.EventWaitHandle",
        "System.Threading.ThreadPool", "System.String", "System.Array", "System.Math", "System.Threading.CancellationTokenSource", "System.Threading.CancellationTokenRegistration",
        "System.Threading.Thread", "System.Threading.Tasks.TaskFactory", "System.Text.StringBuilder",
        "System.Net.Sockets.SocketAsyncEventArgs", "System.Enum", "System.BitConverter", "System.Buffer", "System.Random", "System.Runtime.InteropServices.Marshal",
        "System.Runtime.InteropServices.RuntimeInformation", "System.Net.IPEndPoint", "System.Net.DnsEndPoint", "System.IO.MemoryStream", "System.IO.StringReader", "System.IO.StringWriter",
    };

    /// <summary>Where what the library makes or does depends on the world outside; elsewhere on its arguments alone.</summary>
    private static readonly string[] Worldly = { "System.IO", "System.Net", "System.Diagnostics", "System.Data", "System.Reflection", "System.Runtime", "System.Xml", "System.Configuration" };

    /// <summary>Where the library only computes.</summary>
    private static readonly string[] Computing = { "System", "System.Text", "System.Numerics", "System.Globalization" };

    private const string CalmNamespace = "System.Collections";

    /// <summary>BCL types derived from these read or write another stream, and by default own it.</summary>
    public static readonly string[] Wrapped =
    {
        "System.IO.Stream", "System.IO.TextReader", "System.IO.TextWriter", "System.IO.BinaryReader", "System.IO.BinaryWriter",
    };

    /// <summary>What holds in every compilation.</summary>
    public static readonly IReadOnlyCollection<VocabularyLine> BuiltIn =
        Lines(Tcp.Contract.Lines).Concat(Lines(Shared)).Concat(Catalogue.All.SelectMany(static contract => Lines(contract.Verbs))).ToArray();

    private static readonly Dictionary<string, Dictionary<string, ConnectionEvent>> Members = BuiltIn
        .GroupBy(line => line.Type).ToDictionary(type => type.Key, type => type.ToDictionary(line => line.Member, line => line.Event));

    private static readonly HashSet<string> TypeNames = new(Members.Keys.Concat(Bystanders).Concat(Calm).Select(name => name.Substring(name.LastIndexOfAny(new[] { '.', '+' }) + 1)));

    /// <summary>What the vocabulary says of a type's members; null where it does not know the type. By name: nothing is resolved in advance.</summary>
    public static IReadOnlyDictionary<string, ConnectionEvent>? MembersOf(INamedTypeSymbol type) =>
        NameOf(type) is { } name && Members.TryGetValue(name, out var members) ? members : null;

    public static bool IsBystander(INamedTypeSymbol type) => NameOf(type) is { } name && Array.IndexOf(Bystanders, name) >= 0;

    public static bool IsCalm(INamedTypeSymbol type) =>
        !type.Locations.Any(location => location.IsInSource)
        && (type.ContainingNamespace.ToDisplayString().StartsWith(CalmNamespace, StringComparison.Ordinal) || (NameOf(type) is { } name && Array.IndexOf(Calm, name) >= 0));

    /// <summary>The BCL's <c>TryWrite</c>, <c>TrySetResult</c> ... say that they have failed.</summary>
    public static bool IsAttempt(IMethodSymbol method) =>
        method is { ReturnType.SpecialType: SpecialType.System_Boolean, ContainingNamespace: { } space } && method.Name.StartsWith("Try", StringComparison.Ordinal)
        && !method.Locations.Any(location => location.IsInSource) && space.ToDisplayString().StartsWith(nameof(System), StringComparison.Ordinal);

    /// <summary><c>[Conditional("DEBUG")]</c>: what may be left out without anybody missing it is a log line or a check.</summary>
    public static bool IsLeftOut(IMethodSymbol method) => method.ReturnsVoid && method.GetAttributes().Any(static said => said.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });

    /// <summary><c>Task.Delay(1000)</c>: with no token to call it off it only takes its time.</summary>
    public static bool OnlyWaits(IMethodSymbol method) => method is { Name: nameof(Task.Delay), Parameters.Length: 1, ContainingType: { Name: nameof(Task), ContainingNamespace.Name: nameof(System.Threading.Tasks) } };

    /// <summary><c>Task.WhenAny(...)</c>: what the first has to say is in the first.</summary>
    public static bool IsRace(IMethodSymbol method) => method is { Name: nameof(Task.WhenAny), ContainingType: { Name: nameof(Task), ContainingNamespace.Name: nameof(System.Threading.Tasks) } };

    /// <summary><c>_gate.Release()</c>, <c>_ready.Set()</c>: who lets others go on has counted right.</summary>
    public static bool IsSignal(IMethodSymbol method) => method is { Name: "Set" or "Reset" or "Release" or "Signal", ContainingNamespace: { Name: nameof(System.Threading), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>With arguments that are visibly fine it makes what it is to make: <c>new SemaphoreSlim(1, 1)</c>.</summary>
    public static bool OnlyDependsOnArguments(INamedTypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString() is var space && IsLibrary(space) && (type.Name == nameof(System.Net.Sockets.TcpListener) || !Worldly.Any(outside => space == outside || space.StartsWith(outside + ".", StringComparison.Ordinal)));

    /// <summary><c>Guid.NewGuid()</c>, <c>TimeZoneInfo.FindSystemTimeZoneById("UTC")</c>.</summary>
    public static bool OnlyDependsOnArguments(IMethodSymbol method) =>
        method is { ContainingType: { } type } && (method.IsStatic || type.IsValueType) && type.Name != nameof(Activator) && Array.IndexOf(Computing, type.ContainingNamespace.ToDisplayString()) >= 0
        && !type.Locations.Any(location => location.IsInSource);

    public static bool IsLibrary(INamedTypeSymbol type) => !type.Locations.Any(static location => location.IsInSource) && IsLibrary(type.ContainingNamespace.ToDisplayString());

    private static bool IsLibrary(string space) => space == nameof(System) || space.StartsWith("System.", StringComparison.Ordinal);

    public static IEnumerable<VocabularyLine> Lines(string text) =>
        text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(VocabularyLine.Parse);

    private static string? NameOf(INamedTypeSymbol type)
    {
        if (!TypeNames.Contains(type.MetadataName))
            return null;
        return type.ContainingType is { } outer ? NameOf(outer) + "+" + type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
    }
}
