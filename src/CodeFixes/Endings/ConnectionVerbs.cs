using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The ends of a TCP connection: with the Hangup runtime, or with the BCL alone.</summary>
internal sealed class ConnectionVerbs : Verbs
{
    private readonly string connection;
    private readonly string? socket;

    private ConnectionVerbs(string connection, Repair repair, bool mayBeNull, string? socket)
        : base(repair, mayBeNull) =>
        (this.connection, this.socket) = (connection, socket);

    /// <summary>Null where the type has no verb that aborts.</summary>
    public static new ConnectionVerbs? For(string connection, Repair repair, bool mayBeNull, ITypeSymbol type, int position)
    {
        var socket = SocketOf(type, repair.Target.Model, position);
        return (repair.Finding.HasRuntime && !IsByContract(type)) || socket is not null ? new(connection, repair, mayBeNull, socket) : null;
    }

    public override string? Scope => HasRuntime ? $"{connection}{Dot}AbortOnDispose()" : null;

    public override string ScopeType => "ConnectionScope";

    public override bool CanAbort => true;

    private bool HasRuntime => Repair.Finding.HasRuntime;

    public override bool CanClose(SyntaxNode place) => true;

    public override bool HoldsUp(SyntaxNode place) => HasRuntime && Repair.Target.Deadline is null && !Awaiting.IsPossibleAt(place)
        && (Repair.Finding.MustNotWait || Awaiting.IsLockedAt(place));

    public override StatementSyntax Abort() =>
        Statements.Parse($"{connection}{Dot}{(HasRuntime ? OfRuntime("Abort") + "()" : $"{socket}Close(0)")};");

    public override StatementSyntax CloseGracefully(SyntaxNode place, string timeout = "", string? tls = null)
    {
        if (!HasRuntime || (timeout.Length == 0 && tls is null && HoldsUp(place)))
        {
            Repair.Waits.Add(HasRuntime ? Wait.None : Wait.Unknown);
            return Statements.Parse($"{connection}{Dot}Close();");
        }

        var subject = tls is not null && socket is not null && !MayBeNull ? tls : connection;
        var limits = LimitAt(place, timeout);
        var arguments = string.Join(", ", new[] { subject == tls ? $"{connection}.{socket}".TrimEnd('.') : "", limits }.Where(argument => argument.Length > 0));
        if (!Awaiting.IsPossibleAt(place))
        {
            Repair.Waits.Add(new(limits, IsAwaited: false));
            return Statements.Parse($"{subject}{Dot}{OfRuntime("CloseGracefully")}({arguments});");
        }

        Repair.Waits.Add(new(limits, IsAwaited: true));
        return Awaited(place, connection, $"{subject.Replace("?.", ".")}.{OfRuntime("CloseGracefullyAsync")}({arguments})");
    }

    private string OfRuntime(string verb)
    {
        Repair.NameRuntime();
        return verb;
    }

    // A connection only by a vocabulary file: its verbs are the team's own.
    private static bool IsByContract(ITypeSymbol type) =>
        type is not ITypeParameterSymbol && !Lineage.AndBases(type).Any(known => known.ContainingNamespace?.ToDisplayString() is "System.Net.Sockets" or "System.Net.Security");

    // TcpClient.Close(), and that of the stream, would send a FIN before the reset: only the socket itself can abort.
    private static string? SocketOf(ITypeSymbol type, SemanticModel model, int position)
    {
        foreach (var current in Lineage.AndBases(type))
        {
            switch (current.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat))
            {
                case "System.Net.Sockets.Socket": return "";
                case "System.Net.Sockets.TcpClient": return "Client.";
                case "System.Net.Sockets.NetworkStream": return HasSocket(current) ? "Socket." : null;
            }
        }

        return null;

        bool HasSocket(ITypeSymbol stream) => stream.GetMembers("Socket").Any(member => model.IsAccessible(position, member));
    }
}
