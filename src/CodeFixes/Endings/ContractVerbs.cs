using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The ends of what keeps another protocol's contract: its own members say them.</summary>
internal sealed class ContractVerbs : Verbs
{
    // {0} names a type of the namespace, {1} a token to call it off with.
    private static readonly Protocol[] Protocols =
    {
        new("System.Net.WebSockets", "WebSocket", "CloseAsync({0}.NormalClosure, null, {1})", "Abort()") { Constants = "WebSocketCloseStatus", IsAwaited = true, Graceful = "CloseGracefullyAsync" },
        new("System.Net.Quic", "QuicStream", "CompleteWrites()", "Abort({0}.Both, errorCode: 0)") { Constants = "QuicAbortDirection" },
        new("System.ServiceModel", "ICommunicationObject", "Close()", "Abort()"),
        new("System.IO.Pipelines", "PipeWriter", "Complete()", Abort: null) { Scope = "FailOnDispose", ScopeType = "PipeWriterScope" },
    };

    private readonly Protocol protocol;
    private readonly string subject;

    private ContractVerbs(Protocol protocol, string subject, Repair repair, bool mayBeNull)
        : base(repair, mayBeNull) =>
        (this.protocol, this.subject) = (protocol, subject);

    public override string? Scope => protocol.Scope is { } scope ? $"{subject}.{scope}()" : null;

    public override string ScopeType => protocol.ScopeType;

    public override bool CanAbort => protocol.Abort is not null;

    /// <summary>Null where the type keeps none of them, hides its verbs, or needs a scope that the runtime does not have for its target.</summary>
    public static ContractVerbs? For(string connection, Repair repair, bool mayBeNull, ITypeSymbol type) =>
        Array.Find(Protocols, protocol => protocol.IsKeptBy(type)) is { } protocol && protocol.IsSaidBy(type, repair.Target.Model, repair.Finding.Location.SourceSpan.Start)
            && (protocol.Scope is null || (!mayBeNull && repair.Target.Model.Compilation.GetTypeByMetadataName("Hangup." + protocol.ScopeType) is not null))
            ? new(protocol, connection, repair, mayBeNull)
            : null;

    public override bool CanClose(SyntaxNode place) => !protocol.IsAwaited || Awaiting.IsPossibleAt(place);

    public override bool HoldsUp(SyntaxNode place) => false;

    public override StatementSyntax Abort() => Statements.Parse($"{subject}{Dot}{Said(protocol.Abort!, Repair.Target.NodeAt(Repair.Finding.Location))};");

    public override StatementSyntax CloseGracefully(SyntaxNode place, string timeout = "", string? tls = null) => protocol.IsAwaited
        ? Awaited(place, subject, $"{subject}.{ClosedAt(place, timeout)}")
        : Statements.Parse($"{subject}{Dot}{Said(protocol.Close, place)};");

    // The runtime's own has a deadline; the class library's waits for the peer for as long as the token lets it.
    private string ClosedAt(SyntaxNode place, string timeout)
    {
        if (!Repair.Finding.HasRuntime || protocol.Graceful is null)
        {
            Repair.Waits.Add(Wait.Unknown);
            return Said(protocol.Close, place);
        }

        Repair.NameRuntime();
        var limit = LimitAt(place, timeout);
        Repair.Waits.Add(new(limit, IsAwaited: true));
        return $"{protocol.Graceful}({limit})";
    }

    private string Said(string verb, SyntaxNode place) => verb
        .Replace("{0}", protocol.Constants is { } constants ? Repair.Target.NameOf(protocol.Space, constants, place) : "")
        .Replace("{1}", TokenAt(place));

    // The one that the method was given, where there is just one.
    private string TokenAt(SyntaxNode place)
    {
        var tokens = Repair.Target.Model.LookupSymbols(place.SpanStart).OfType<IParameterSymbol>().Where(static given => given.Type.Name == nameof(CancellationToken)).ToList();
        return tokens.Count == 1 ? tokens[0].Name : Repair.Target.NameOf("System.Threading", nameof(CancellationToken), place) + ".None";
    }

    /// <summary>How one protocol says its two ends.</summary>
    /// <param name="Abort">Null: it takes what is not at hand in a fix.</param>
    private sealed record Protocol(string Space, string Name, string Close, string? Abort)
    {
        /// <summary>A type of the same namespace that its verbs need.</summary>
        public string? Constants { get; init; }

        public bool IsAwaited { get; init; }

        /// <summary>The runtime's close.</summary>
        public string? Graceful { get; init; }

        /// <summary>The runtime's verb for all that goes wrong before.</summary>
        public string? Scope { get; init; }

        public string ScopeType { get; init; } = "";

        public bool IsKeptBy(ITypeSymbol type) => Lineage.AndBases(type).Concat(type.AllInterfaces).Any(kept => kept.Name == Name && kept.ContainingNamespace?.ToDisplayString() == Space);

        public bool IsSaidBy(ITypeSymbol type, SemanticModel model, int position) =>
            new[] { Close, Abort ?? Close }.All(verb => !model.LookupSymbols(position, (INamespaceOrTypeSymbol)type, verb.Substring(0, verb.IndexOf('('))).IsEmpty);
    }
}
