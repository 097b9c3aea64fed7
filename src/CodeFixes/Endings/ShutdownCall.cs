using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>HUP305: <c>x.Shutdown(SocketShutdown.Both);</c></summary>
internal static class ShutdownCall
{
    /// <summary>Only its end follows: a graceful close says what was meant, and the Close or Dispose behind it finds nothing more to do.</summary>
    public static bool NoteGraceful(Repair repair)
    {
        if (repair.Finding is { HasRuntime: false } or { IsUsedAfter: true } or { IsTls: true } || Call(repair) is not { } call || IsResetAfterwards(call))
        {
            return false;
        }

        var run = EndRun.EndingWith(call.Statement, call.Receiver, repair.Target.Model);
        var aborts = Failure.IsAt(call.Statement, repair.Target.Model);
        if (repair.VerbsFor(call.Receiver, run.MayBeNull(call, repair.Target.Model)) is not { } verbs || (!aborts && (run.HasTls || verbs.HoldsUp(call.Statement))))
        {
            return false;
        }

        Put(repair, run, call.Statement, aborts ? verbs.Abort() : verbs.CloseGracefully(call.Statement));
        return true;
    }

    // What has ended one of its streams before has ended the connection.
    private static void Put(Repair repair, EndRun run, StatementSyntax shutdown, StatementSyntax end)
    {
        if (run.IsLed)
        {
            run.Note(repair, end);
            repair.Edits.At(shutdown).Removed = true;
        }
        else
        {
            run.Replace(repair, shutdown, end);
        }
    }

    // "socket.Close(0);" wants something else than a graceful close.
    private static bool IsResetAfterwards(Parts call) => call.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<ExpressionStatementSyntax>().Where(later => later.SpanStart > call.Statement.SpanStart).Select(Parts.Of)
            .Any(later => later is { Verb: "Close", Argument: not null } && later.Receiver == call.Receiver);

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
