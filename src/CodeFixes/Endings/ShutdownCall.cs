using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>HUP305: <c>x.Shutdown(SocketShutdown.Both);</c></summary>
internal static class ShutdownCall
{
    /// <summary>Only its end follows: a graceful close says what was meant, and the Close or Dispose behind it finds nothing more to do.</summary>
    public static bool NoteGraceful(Repair repair)
    {
        if (repair.Finding is { HasRuntime: false } or { IsUsedAfter: true } or { IsTls: true } || Call(repair) is not { } call
            || repair.VerbsFor(call.Receiver, call.IsConditional || Nullness.IsDeclaredNullable(call.ReceiverSyntax, repair.Target.Model)) is not { } verbs || verbs.HoldsUp(call.Statement))
        {
            return false;
        }

        var end = Failure.IsAt(call.Statement, repair.Target.Model) ? verbs.Abort() : verbs.CloseGracefully(call.Statement);
        repair.Edits.Replace(call.Statement, end);
        return true;
    }

    /// <summary>What the peer still has to say is not refused.</summary>
    public static bool NoteSend(Repair repair)
    {
        if (Argument(repair.Target.NodeAt(repair.Finding.Location)) is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Both" } both || !CanBeConnection(repair))
        {
            return false;
        }

        repair.Title = "Shut down sending only";
        repair.Edits.Replace(both.Name, "Send");
        return true;
    }

    private static Parts? Call(Repair repair) => CanBeConnection(repair) ? Parts.Of(repair.Target.NodeAt(repair.Finding.Location)) : null;

    private static bool CanBeConnection(Repair repair) => Guests.CanBeConnection(repair.Target.NodeAt(repair.Finding.Location), repair.Target.Model);

    private static ExpressionSyntax? Argument(SyntaxNode call) => call switch
    {
        ConditionalAccessExpressionSyntax chain => Argument(chain.WhenNotNull),
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } given } => given[0].Expression,
        _ => null,
    };
}
