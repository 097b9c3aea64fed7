using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>x.LingerState = new LingerOption(true, n); ... x.Close();</c></summary>
internal static class LingeringClose
{
    /// <summary>HUP302: the option goes, and the next close in the same block waits in its stead: for as long, but for the peer.</summary>
    public static bool NoteGraceful(Repair repair)
    {
        if (Option(repair) is not { Parent: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "LingerState" } access, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } linger } } creation
            || !repair.Finding.HasRuntime)
        {
            return false;
        }

        var close = block.Statements.SkipWhile(statement => statement != linger).Select(Parts.Of)
            .FirstOrDefault(call => call is { Verb: "Close" or "Dispose", Argument: null } && call.Receiver == access.Expression.ToString());
        repair.Edits.At(linger).Removed = true;
        var timeout = $"{repair.Target.NameOf("System", "TimeSpan", creation)}.FromSeconds({creation.ArgumentList!.Arguments[1].Expression})";
        return close is not null && CloseCall.NoteGraceful(repair, close, timeout);
    }

    /// <summary>
    /// HUP302: the close is elsewhere, so all that can be done here is not to linger. A time that was handed in is somebody's setting.
    /// </summary>
    public static bool NoteOff(Repair repair)
    {
        if (Option(repair) is not { } creation || !repair.Target.Model.GetConstantValue(creation.ArgumentList!.Arguments[1].Expression).HasValue)
        {
            return false;
        }

        repair.Title = "Do not linger";
        repair.Edits.Replace(creation.ArgumentList.Arguments[0].Expression, "false");
        return true;
    }

    /// <summary>The statement right before, if it arms the connection.</summary>
    public static StatementSyntax? ArmingBefore(StatementSyntax statement, string receiver)
    {
        if (statement.Parent is not BlockSyntax block || block.Statements.IndexOf(statement) is not (> 0 and var index))
        {
            return null;
        }

        return block.Statements[index - 1] is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "LingerState" } access } } arming
            && access.Expression.ToString() is var armed && (armed == receiver || armed == receiver + ".Client")
                ? arming
                : null;
    }

    // "new LingerOption(true, n)", and nothing more elaborate.
    private static BaseObjectCreationExpressionSyntax? Option(Repair repair) =>
        repair.Target.NodeAt(repair.Finding.Location) is BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: { Count: 2 } given } creation
        && given.All(argument => argument.NameColon is null) && given[0].Expression.IsKind(SyntaxKind.TrueLiteralExpression)
            ? creation
            : null;
}
