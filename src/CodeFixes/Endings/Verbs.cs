using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>How the ends of one connection, of whichever protocol, are written.</summary>
internal abstract class Verbs(Repair repair, bool mayBeNull)
{
    /// <summary>What makes an abort of leaving early, as an expression; whoever writes it names the runtime. Null: there is no such thing.</summary>
    public abstract string? Scope { get; }

    /// <summary>The type of that expression, in the runtime.</summary>
    public abstract string ScopeType { get; }

    /// <summary>Null where the type has no verb that aborts.</summary>
    public static Verbs? For(string connection, Repair repair, bool mayBeNull, ITypeSymbol type, int position) =>
        (Verbs?)ContractVerbs.For(connection, repair, mayBeNull, type) ?? ConnectionVerbs.For(connection, repair, mayBeNull, type, position);

    /// <summary>An abort can be written wherever something has failed.</summary>
    public abstract bool CanAbort { get; }

    protected Repair Repair { get; } = repair;

    protected bool MayBeNull { get; } = mayBeNull;

    protected string Dot => MayBeNull ? "?." : ".";

    /// <summary>A close can be written there.</summary>
    public abstract bool CanClose(SyntaxNode place);

    /// <summary>A graceful close would hold up what must not wait.</summary>
    public abstract bool HoldsUp(SyntaxNode place);

    public abstract StatementSyntax Abort();

    /// <summary>Gracefully where code may wait for the peer, else plainly.</summary>
    /// <param name="timeout">An argument, or nothing for the default.</param>
    /// <param name="tls">The TLS session over the connection, if any: it is closed with it.</param>
    public abstract StatementSyntax CloseGracefully(SyntaxNode place, string timeout = "", string? tls = null);

    /// <summary>How long a close that is written there may take, as an argument or nothing.</summary>
    protected string LimitAt(SyntaxNode place, string timeout) => timeout.Length > 0 ? timeout : Repair.Target.DeadlineAt(place);

    /// <summary>What is awaited is behind a check.</summary>
    protected StatementSyntax Awaited(SyntaxNode place, string connection, string call)
    {
        var awaited = $"await {call}{(Awaiting.LeavesContext(place) ? ".ConfigureAwait(false)" : "")};";
        return Statements.Parse(MayBeNull ? $"if ({connection} != null)\n{{\n{awaited}\n}}" : awaited);
    }
}
