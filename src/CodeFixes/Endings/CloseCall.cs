using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>A call of <c>Close</c> or <c>Dispose</c> that does not do what it seems to: a verb of ours takes its place.</summary>
internal static class CloseCall
{
    /// <summary>HUP301, HUP303: <c>CloseGracefully</c>, with the timeout that was meant.</summary>
    public static bool NoteGraceful(Repair repair)
    {
        var node = repair.Target.NodeAt(repair.Finding.Location);
        if (!repair.Finding.HasRuntime || !Guests.CanBeConnection(node, repair.Target.Model))
        {
            return false;
        }

        return Parts.Of(node) is { } call ? NoteGraceful(repair, call, TimeoutOf(call, repair.Target)) : NoteExpression(repair, node);
    }

    /// <summary>The end of what has failed is an abort; TLS has a word of its own to say first, which cannot be put here.</summary>
    public static bool NoteGraceful(Repair repair, Parts call, string timeout) => repair.Finding.IsOnError || Failure.IsAt(call.Statement, repair.Target.Model)
        ? NoteFailed(repair, call)
        : !repair.Finding.IsTls && (timeout.Length > 0 || !HoldsUp(repair, call)) && Note(repair, call, aborts: false, verbs => verbs.CloseGracefully(call.Statement, timeout));

    private static bool HoldsUp(Repair repair, Parts call) => repair.VerbsFor(call.Receiver, mayBeNull: false)?.HoldsUp(call.Statement) == true;

    private static bool NoteFailed(Repair repair, Parts call)
    {
        repair.Title = "Abort what has failed";
        return Note(repair, call, aborts: true, verbs => verbs.Abort());
    }

    /// <summary>HUP201: armed, then closed: an abort was meant.</summary>
    public static bool NoteAbort(Repair repair)
    {
        if (Armed(repair) is not { } call || IsInScope(call))
        {
            return false;
        }

        if (LingeringClose.ArmingBefore(call.Statement, call.Receiver) is { } arming)
        {
            repair.Edits.At(arming).Removed = true;
        }

        return Note(repair, call, aborts: true, verbs => verbs.Abort());
    }

    /// <summary>HUP201: closed while a scope is armed: a close was meant, and the scope has to know.</summary>
    public static bool NoteCloseInScope(Repair repair)
    {
        repair.Title = "Call CloseGracefully() instead";
        return Armed(repair) is { } call && IsInScope(call) && NoteGraceful(repair, call, timeout: "");
    }

    private static Parts? Armed(Repair repair) =>
        !repair.Finding.IsBeyondRemedy && Parts.Of(repair.Target.NodeAt(repair.Finding.Location)) is { Verb: "Close" or "Dispose" } call ? call : null;

    private static bool IsInScope(Parts call) =>
        call.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax)?
            .DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.ValueText == "AbortOnDispose") == true;

    // "void Close() => client.Close();"
    private static bool NoteExpression(Repair repair, SyntaxNode node)
    {
        var place = node.AncestorsAndSelf().TakeWhile(around => around is not StatementSyntax)
            .FirstOrDefault(around => around is ArrowExpressionClauseSyntax || around.Parent is LambdaExpressionSyntax lambda && lambda.ExpressionBody == around);
        if (place is null || repair.Finding.Variable is not { } connection || node is not ExpressionSyntax call || repair.VerbsFor(connection, Nullness.MayBeNullIn(call, repair.Target.Model)) is not { } verbs)
        {
            return false;
        }

        var aborts = Failure.IsAt(place, repair.Target.Model);
        return (aborts || !(repair.Finding.IsTls || verbs.HoldsUp(place)))
            && ExpressionBody.NoteFirst(repair.Target.Model, repair.Edits, place, aborts ? verbs.Abort() : verbs.CloseGracefully(place));
    }

    /// <summary>Puts a verb in the place of the call; where no <c>using</c> owns the connection, a <c>Dispose</c> stays for the analyzers that look for it.</summary>
    private static bool Note(Repair repair, Parts call, bool aborts, Func<Verbs, StatementSyntax> verb)
    {
        var run = EndRun.EndingWith(call.Statement, call.Receiver, repair.Target.Model);
        if (repair.VerbsFor(call.Receiver, run.MayBeNull(call, repair.Target.Model)) is not { } verbs || (run.HasTls && !aborts))
        {
            return false;
        }

        // Two findings can ask for the same: a plain close that lingers is both HUP302 and HUP303.
        if (repair.Edits.Touch(call.Statement))
        {
            return true;
        }

        if (!run.IsLed && IsOwned(call, repair.Target.Model))
        {
            run.Replace(repair, call.Statement, verb(verbs));
            return true;
        }

        run.Note(repair, verb(verbs));
        if (!run.IsLed && call.Verb != "Dispose")
        {
            var dispose = $"{call.Receiver}{(call.IsConditional ? "?." : ".")}Dispose();";
            repair.Edits.Replace(call.Statement, Statements.Parse(dispose));
        }

        return true;
    }

    private static bool IsOwned(Parts call, SemanticModel model) =>
        model.GetSymbolInfo(call.ReceiverSyntax).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });

    /// <summary>Milliseconds, whatever the documentation of Socket.Close says; a negative timeout is none.</summary>
    public static string TimeoutOf(Parts call, Target target)
    {
        var model = target.Model;
        if (call.Argument is not { } argument || model.GetConstantValue(argument).Value is < 0)
        {
            return "";
        }

        return model.GetTypeInfo(argument).Type?.Name == "TimeSpan" ? argument.ToString()
            : $"{target.NameOf("System", "TimeSpan", argument)}.FromMilliseconds({argument})";
    }
}
