using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>How the ends of one connection are written: with the Hangup runtime, or with the BCL alone.</summary>
internal sealed class Verbs
{
    private readonly string connection;
    private readonly bool hasRuntime;
    private readonly bool mayBeNull;
    private readonly string? bclAbort;

    private Verbs(string connection, bool hasRuntime, bool mayBeNull, string? bclAbort) =>
        (this.connection, this.hasRuntime, this.mayBeNull, this.bclAbort) = (connection, hasRuntime, mayBeNull, bclAbort);

    /// <summary>Null where the type has no verb that aborts.</summary>
    public static Verbs? For(string connection, bool hasRuntime, bool mayBeNull, ITypeSymbol type, SemanticModel model, int position)
    {
        var bclAbort = BclAbort(type, model, position);
        return hasRuntime || bclAbort is not null ? new(connection, hasRuntime, mayBeNull, bclAbort) : null;
    }

    /// <summary>What makes an abort of leaving early, as an expression.</summary>
    public string Scope => $"{connection}{Dot}AbortOnDispose()";

    public StatementSyntax Abort() =>
        Statements.Parse($"{connection}{Dot}{(hasRuntime ? "Abort()" : bclAbort)};");

    /// <param name="timeout">An argument, or nothing for the default.</param>
    public StatementSyntax CloseGracefully(SyntaxNode place, string timeout = "")
    {
        if (!hasRuntime)
        {
            return Statements.Parse($"{connection}{Dot}Close();");
        }

        if (!Awaiting.IsPossibleAt(place))
        {
            return Statements.Parse($"{connection}{Dot}CloseGracefully({timeout});");
        }

        var awaited = $"await {connection}.CloseGracefullyAsync({timeout}){(Awaiting.LeavesContext(place) ? ".ConfigureAwait(false)" : "")};";
        return Statements.Parse(mayBeNull ? $"if ({connection} != null)\n{{\n{awaited}\n}}" : awaited);
    }

    private string Dot => mayBeNull ? "?." : ".";

    // TcpClient.Close(), and that of the stream, would send a FIN before the reset: only the socket itself can abort.
    private static string? BclAbort(ITypeSymbol type, SemanticModel model, int position)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            switch (current.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
            {
                case "System.Net.Sockets.Socket": return "Close(0)";
                case "System.Net.Sockets.TcpClient": return "Client.Close(0)";
                case "System.Net.Sockets.NetworkStream": return HasSocket(current) ? "Socket.Close(0)" : null;
            }
        }

        return null;

        bool HasSocket(ITypeSymbol stream) => stream.GetMembers("Socket").Any(member => model.IsAccessible(position, member));
    }
}
