using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary><c>x.LingerState = new LingerOption(true, n); ... x.Close();</c></summary>
internal static class LingeringClose
{
    /// <summary>The option goes, and the next close in the same block waits in its stead: for as long, but for the peer.</summary>
    public static bool Note(Repair repair, BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.Parent is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "LingerState" } access, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } linger }
            || creation.ArgumentList?.Arguments.Count != 2)
        {
            return false;
        }

        var close = block.Statements.SkipWhile(statement => statement != linger).Select(Parts.Of)
            .FirstOrDefault(call => call is { Verb: "Close" or "Dispose", Argument: null } && call.Receiver == access.Expression.ToString());
        repair.Edits.At(linger).Removed = true;
        var timeout = $"{repair.Target.NameOf("System", "TimeSpan", creation)}.FromSeconds({creation.ArgumentList.Arguments[1].Expression})";
        return close is not null && CloseCall.Note(repair, close, verbs => verbs.CloseGracefully(close.Statement, timeout));
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
}
