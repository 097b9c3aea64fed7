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

    /// <summary>HUP201: <c>Abort</c>, or under an armed scope <c>CloseGracefully</c>.</summary>
    public static bool NoteArmed(Repair repair)
    {
        if (Parts.Of(repair.Target.NodeAt(repair.Finding.Location)) is not { } call || call.Verb is not ("Close" or "Dispose"))
        {
            return false;
        }

        var isScoped = call.Statement.FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node is not GlobalStatementSyntax)?
            .DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.ValueText == "AbortOnDispose") == true;
        if (LingeringClose.ArmingBefore(call.Statement, call.Receiver) is { } arming && !isScoped)
        {
            repair.Edits.At(arming).Removed = true;
        }

        return Note(repair, call, verbs => isScoped ? verbs.CloseGracefully(call.Statement) : verbs.Abort());
    }

    /// <summary>Puts a verb in the place of the call; where no <c>using</c> owns the connection, a <c>Dispose</c> stays for the analyzers that look for it.</summary>
    public static bool Note(Repair repair, Parts call, Func<Verbs, StatementSyntax> verb)
    {
        if (repair.VerbsFor(call.Receiver, call.IsConditional) is not { } verbs)
        {
            return false;
        }

        if (IsOwned(call, repair.Target.Model))
        {
            repair.Edits.Replace(call.Statement, visited => verb(verbs).WithTriviaFrom(visited));
            return true;
        }

        var dispose = $"{call.Receiver}{(call.IsConditional ? "?." : ".")}Dispose();";
        repair.Edits.At(call.Statement).Before.Add(verb(verbs));
        repair.Edits.Replace(call.Statement, visited => call.Verb == "Dispose" ? visited : SyntaxFactory.ParseStatement(dispose).WithTriviaFrom(visited));
        return true;
    }

    private static bool IsOwned(Parts call, SemanticModel model) =>
        model.GetSymbolInfo(call.ReceiverSyntax).Symbol is ILocalSymbol local
        && local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax().Parent?.Parent is UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });

    // Socket.Close takes seconds, NetworkStream.Close milliseconds; a negative timeout is none.
    private static string Timeout(Parts call, Target target)
    {
        var model = target.Model;
        if (call.Argument is not { } argument || model.GetConstantValue(argument).Value is < 0)
        {
            return "";
        }

        return model.GetTypeInfo(argument).Type?.Name == "TimeSpan" ? argument.ToString()
            : model.GetTypeInfo(call.ReceiverSyntax).Type?.Name == "NetworkStream" ? $"{target.NameOf("System", "TimeSpan", argument)}.FromMilliseconds({argument})"
            : $"{target.NameOf("System", "TimeSpan", argument)}.FromSeconds({argument})";
    }
}
