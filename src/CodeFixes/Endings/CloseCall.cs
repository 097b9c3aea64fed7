using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>A call of <c>Close</c> or <c>Dispose</c> that does not do what it seems to: a verb of ours takes its place.</summary>
internal static class CloseCall
{
    /// <summary>HUP301, HUP302, HUP303: <c>CloseGracefully</c>, with the timeout that was meant.</summary>
    public static bool NoteGraceful(Repair repair)
    {
        var node = repair.Target.NodeAt(repair.Finding.Location);
        if (!repair.Finding.HasRuntime)
        {
            return false;
        }

        return node is BaseObjectCreationExpressionSyntax creation
            ? LingeringClose.Note(repair, creation)
            : Parts.Of(node) is { } call && Note(repair, call, verbs => verbs.CloseGracefully(call.Statement, Timeout(call, repair.Target)));
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

        return Note(repair, call, verbs => verbs.Abort());
    }

    /// <summary>HUP201: closed while a scope is armed: a close was meant, and the scope has to know.</summary>
    public static bool NoteCloseInScope(Repair repair) =>
        Armed(repair) is { } call && IsInScope(call) && Note(repair, call, verbs => verbs.CloseGracefully(call.Statement));

    private static Parts? Armed(Repair repair) =>
        !repair.Finding.IsBeyondRemedy && Parts.Of(repair.Target.NodeAt(repair.Finding.Location)) is { Verb: "Close" or "Dispose" } call ? call : null;

    private static bool IsInScope(Parts call) =>
        call.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax)?
            .DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.ValueText == "AbortOnDispose") == true;

    /// <summary>Puts a verb in the place of the call; where no <c>using</c> owns the connection, a <c>Dispose</c> stays for the analyzers that look for it.</summary>
    public static bool Note(Repair repair, Parts call, Func<Verbs, StatementSyntax> verb)
    {
        if (repair.VerbsFor(call.Receiver, call.IsConditional) is not { } verbs)
        {
            return false;
        }

        // Two findings can ask for the same: a plain close that lingers is both HUP302 and HUP303.
        if (repair.Edits.Touch(call.Statement))
        {
            return true;
        }

        if (IsOwned(call, repair.Target.Model))
        {
            repair.Edits.Replace(call.Statement, verb(verbs));
            return true;
        }

        var dispose = $"{call.Receiver}{(call.IsConditional ? "?." : ".")}Dispose();";
        repair.Edits.At(call.Statement).Before.Add(verb(verbs));
        if (call.Verb != "Dispose")
        {
            repair.Edits.Replace(call.Statement, Statements.Parse(dispose));
        }

        return true;
    }

    private static bool IsOwned(Parts call, SemanticModel model) =>
        model.GetSymbolInfo(call.ReceiverSyntax).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });

    // Milliseconds, whatever the documentation of Socket.Close says; a negative timeout is none.
    private static string Timeout(Parts call, Target target)
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
