using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The ends that a region has already: a scope that is armed around them has to be told, or a reset would follow.</summary>
internal sealed class EndsInScope(ScopedEnd end)
{
    private readonly ConnectionViews views = end.Views;

    /// <summary>False where one cannot be brought into line: it is in a method that is called, in a function that is run who knows when, ...</summary>
    public bool Note() => end.Ends.All(NoteEnd) && !InFunctions.Any();

    // An end that stands in a lambda or a local function, of which the analyzer says nothing here.
    private IEnumerable<SyntaxNode> InFunctions => end.Region.Nodes.SelectMany(node => node.DescendantNodes())
        .Where(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        .SelectMany(function => function.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        .Where(access => access.Name.Identifier.ValueText is "Close" or "Dispose" or "DisposeAsync" or "Shutdown" or "Disconnect" && views.Is(access.Expression));

    private bool NoteEnd(SyntaxNode node) => NameOf(node) switch
    {
        "CloseGracefully" or "CloseGracefullyAsync" or "Abort" => true,
        "Close" or "Dispose" => Parts.Of(node) is { } call && (IsLed(call) || NoteClose(call)),
        "Shutdown" => Parts.Of(node) is { } call && (IsSuperfluous(call) || call.Argument?.ToString().EndsWith(".Both", StringComparison.Ordinal) != true),
        _ => false,
    };

    private static string? NameOf(SyntaxNode node) => node switch
    {
        ConditionalAccessExpressionSyntax chain => NameOf(chain.WhenNotNull),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private bool NoteClose(Parts call)
    {
        var target = end.Target;
        var type = target.Model.GetTypeInfo(call.ReceiverSyntax).Type;

        // A socket that is closed with a timeout of nothing is aborted; all other times are not what they seem.
        if (call.Argument is { } timeout && target.Model.GetConstantValue(timeout).Value is 0)
        {
            return Lineage.Is(type, "Socket");
        }

        var isItself = call.Receiver == end.Connection || call.Receiver == end.Connection + ".Client";
        var connection = isItself ? call.Receiver : end.Connection;
        var run = EndRun.EndingWith(call.Statement, connection, target.Model);
        if (end.Repair.VerbsFor(connection, call.IsConditional || run.IsGuarded) is not { } verbs || run.HasTls || (end.Repair.Finding.IsTls && new ViewsInUse(call.Statement, target, end.Region.Nodes, end.Connection).IsTlsOutOfReach))
        {
            return false;
        }

        var verb = Failure.IsAt(call.Statement, target.Model) ? verbs.Abort() : verbs.CloseGracefully(call.Statement, CloseCall.TimeoutOf(call, target));
        if (run.IsLed || !isItself)
        {
            run.Note(end.Repair, verb);
            return true;
        }

        run.Replace(end.Repair, call.Statement, verb);
        return true;
    }

    // The end right before says it already.
    private bool IsLed(Parts call) => end.Ends.Any(other => other.SpanStart < call.Statement.SpanStart && Parts.Of(other) is { Verb: "Close" or "Dispose" } earlier
        && earlier.Statement.Parent == call.Statement.Parent && EndRun.EndingWith(call.Statement, end.Connection, end.Target.Model).First.SpanStart <= earlier.Statement.SpanStart);

    private bool IsSuperfluous(Parts shutdown) => end.Repair.Edits.Find(shutdown.Statement)?.Substitute is not null || end.Ends.Any(other => Parts.Of(other) is { Verb: "Close" or "Dispose" } close
        && EndRun.EndingWith(close.Statement, end.Connection, end.Target.Model).Shutdowns.Contains(shutdown.Statement));
}
