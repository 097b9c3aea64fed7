using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>
/// <c>_stream.Close(); _client.Close();</c>: statements that end a connection one part after the other. The first one ends it, so what
/// is to be said has to be said before that.
/// </summary>
/// <param name="First">The statement to be in front of.</param>
/// <param name="Shutdowns">Those that a graceful close, or an abort, makes superfluous.</param>
/// <param name="Writers">What may still hold bytes back.</param>
internal sealed record EndRun(StatementSyntax First, IReadOnlyList<StatementSyntax> Shutdowns, IReadOnlyList<string> Writers)
{
    /// <summary>Something else is ended before the connection itself.</summary>
    public bool IsLed { get; private init; }

    /// <summary>There is TLS among it, which has a word of its own to say first.</summary>
    public bool HasTls { get; private init; }

    /// <summary>Behind checks for null, of which there is none in front of the first.</summary>
    public bool IsGuarded { get; private init; }

    /// <summary>Puts an end in front of it.</summary>
    public void Note(Repair repair, StatementSyntax end)
    {
        NoteShutdowns(repair);
        var before = repair.Edits.At(First).Before;
        before.AddRange(Writers.Select(writer => Statements.Parse($"{writer}.Flush();")));
        before.Add(end);
    }

    /// <summary>Puts an end in the place of a statement.</summary>
    public void Replace(Repair repair, StatementSyntax statement, StatementSyntax end)
    {
        NoteShutdowns(repair);
        repair.Edits.Replace(statement, end);
    }

    /// <summary>The call, or what stands before it, shows that there may be nothing to end.</summary>
    public bool MayBeNull(Parts call, SemanticModel model) => call.IsConditional || IsGuarded || Nullness.IsDeclaredNullable(call.ReceiverSyntax, model);

    // An end takes the place of what only prepared one.
    private void NoteShutdowns(Repair repair)
    {
        foreach (var shutdown in Shutdowns)
        {
            repair.Edits.At(shutdown).Removed = true;
        }
    }

    public static EndRun EndingWith(StatementSyntax statement, string connection, SemanticModel model)
    {
        var end = GuardOf(statement) ?? statement;
        var shutdowns = new List<StatementSyntax>();
        var writers = new List<string>();
        var (first, tls) = (end, false);
        foreach (var earlier in Preceding(end).Where(statement => !IsForgotten(statement, connection)))
        {
            if (CallIn(earlier) is not { } call || !IsPart(call, connection, model))
            {
                break;
            }

            if (call.Verb == "Shutdown")
            {
                shutdowns.Add(earlier);
                continue;
            }

            first = earlier;
            tls |= Lineage.Is(model.GetTypeInfo(call.ReceiverSyntax).Type, "SslStream");
            if (Lineage.IsBuffered(model.GetTypeInfo(call.ReceiverSyntax).Type))
            {
                writers.Insert(0, call.Receiver);
            }
        }

        // Shut down with nothing in between: that is all there was in front of it.
        return first == end
            ? new(statement, ShutdownsBefore(statement, connection, model), writers)
            : new(first, shutdowns, writers) { IsLed = true, HasTls = tls, IsGuarded = end != statement || first is IfStatementSyntax };
    }

    /// <summary>The shutdown that control comes from where it leaves here.</summary>
    public static StatementSyntax? ShutdownAt(SyntaxNode exit, string connection, SemanticModel model)
    {
        var last = exit switch
        {
            BlockSyntax block => block.Statements.LastOrDefault(),
            StatementSyntax jump => Preceding(jump).FirstOrDefault(),
            _ => null,
        };
        return last is not null && CallIn(last) is { Verb: "Shutdown", IsConditional: false } call && call.Statement == last && IsPart(call, connection, model) ? last : null;
    }

    private static List<StatementSyntax> ShutdownsBefore(StatementSyntax statement, string connection, SemanticModel model) => Preceding(statement)
        .TakeWhile(earlier => CallIn(earlier) is { Verb: "Shutdown" } call && IsPart(call, connection, model)).ToList();

    private static IfStatementSyntax? GuardOf(StatementSyntax statement) =>
        (statement.Parent is BlockSyntax { Statements.Count: 1 } block ? block.Parent : statement.Parent) is IfStatementSyntax guard && CallIn(guard) is not null ? guard : null;

    private static IEnumerable<StatementSyntax> Preceding(StatementSyntax end) =>
        end.Parent is BlockSyntax block ? block.Statements.TakeWhile(statement => statement != end).Reverse() : Array.Empty<StatementSyntax>();

    // "_stream = null;"
    private static bool IsForgotten(StatementSyntax statement, string connection) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var left, Right.RawKind: (int)SyntaxKind.NullLiteralExpression } } && !connection.StartsWith(left.ToString(), StringComparison.Ordinal);

    // Also behind a check for null.
    private static Parts? CallIn(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax => Parts.Of(statement),
        IfStatementSyntax { Else: null, Condition: BinaryExpressionSyntax check } guarded when check.IsKind(SyntaxKind.NotEqualsExpression) && check.Right.IsKind(SyntaxKind.NullLiteralExpression) =>
            guarded.Statement is BlockSyntax { Statements: { Count: 1 } only } ? CallIn(only[0]) : CallIn(guarded.Statement),
        _ => null,
    };

    private static bool IsPart(Parts call, string connection, SemanticModel model) => call.Verb switch
    {
        "Shutdown" => IsOf(call.Receiver, connection),
        "Close" or "Dispose" => IsOf(call.Receiver, connection) || (Lineage.IsFlow(model.GetTypeInfo(call.ReceiverSyntax).Type) && Kinship.IsOver(call.ReceiverSyntax, connection, model)),
        _ => false,
    };

    private static bool IsOf(string receiver, string connection) => receiver == connection || receiver == connection + ".Client" || receiver + ".Client" == connection || receiver == connection + ".Socket";
}
