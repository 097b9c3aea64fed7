using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.FixTrials.Checks;

/// <summary>The end fits the path it stands on, and is the only one there.</summary>
internal static class VerbCheck
{
    private static readonly string[] Listens = ["Listen", "Accept", "AcceptAsync", "BeginAccept", "EndAccept"];

    private static readonly string[] Ends = [.. AddedCalls.Graceful, "Abort", "Close", "Shutdown"];

    private static readonly string[] StreamEnds = ["Close", "Dispose"];

    private static readonly string[] Streams = ["Stream", "NetworkStream", "SslStream", "StreamReader", "StreamWriter", "BinaryReader", "BinaryWriter"];

    public static IEnumerable<Flaw> Of(Change change) =>
        from added in AddedCalls.In(change)
        let statement = added.Call.FirstAncestorOrSelf<StatementSyntax>()
        where statement is not null && added.Receiver is not null
        from cause in CausesOf(change.After.Model, added.Verb, added.Receiver, statement).Distinct()
        select new Flaw(Promise.Sound, cause, statement.ToString());

    private static IEnumerable<string> CausesOf(SemanticModel model, string verb, ExpressionSyntax receiver, StatementSyntax statement)
    {
        var (above, below) = Around(statement);
        if (AddedCalls.Graceful.Contains(verb) && below is [ThrowStatementSyntax, ..])
        {
            yield return "close in front of a throw";
        }

        if (IsListener(model, receiver))
        {
            yield return "end of a listener";
        }

        foreach (var other in OtherEnds(above, receiver).Where(other => !IsDisposalBehind(other, verb)))
        {
            yield return $"{other} in front of {verb}";
        }

        foreach (var other in CallsIn(above).Where(other => IsEndOfAStream(model, other, receiver)))
        {
            yield return $"a stream's {AddedCalls.NameOf(other)} in front of {verb}";
        }

        foreach (var other in OtherEnds(below, receiver).Where(other => !IsDisposalBehind(verb, other)))
        {
            yield return $"{other} behind {verb}";
        }

        if (CallsIn(below.TakeWhile(statement => OtherEnds([statement], receiver, "Dispose").Any())).Count(other => AddedCalls.NameOf(other) == "Dispose" && AddedCalls.ReceiverOf(other)?.ToString() == receiver.ToString()) > 1)
        {
            yield return "disposed twice";
        }
    }

    private static IEnumerable<string> OtherEnds(IReadOnlyList<StatementSyntax> statements, ExpressionSyntax receiver, params string[] more) =>
        from call in CallsIn(statements)
        let name = AddedCalls.NameOf(call)
        where (Ends.Contains(name) || more.Contains(name)) && AddedCalls.ReceiverOf(call) is { } other && IsSame(other.ToString(), receiver.ToString())
        select name;

    // What is left of an end that a verb came in front of: a Dispose under another name, and what other analyzers look for.
    private static bool IsDisposalBehind(string first, string second) => second == "Close" && (first == "Abort" || AddedCalls.Graceful.Contains(first));

    private static bool IsSame(string one, string other) => one == other || one == other + ".Client" || one + ".Client" == other;

    private static bool IsEndOfAStream(SemanticModel model, InvocationExpressionSyntax call, ExpressionSyntax connection) =>
        StreamEnds.Contains(AddedCalls.NameOf(call)) && AddedCalls.ReceiverOf(call) is { } on && model.GetTypeInfo(on).Type is { } type && Streams.Contains(type.Name) && MayBeOver.Ask(model, on, connection);

    // Not what a lambda may do some time.
    private static IEnumerable<InvocationExpressionSyntax> CallsIn(IEnumerable<StatementSyntax> statements) =>
        statements.OfType<ExpressionStatementSyntax>().SelectMany(statement => statement.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax).OfType<InvocationExpressionSyntax>());

    // In its own block only: what other blocks do is a question of paths, and the analyzer's.
    private static (IReadOnlyList<StatementSyntax> Above, IReadOnlyList<StatementSyntax> Below) Around(StatementSyntax statement)
    {
        IReadOnlyList<StatementSyntax> all = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => [.. unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement)],
            _ => [statement],
        };
        var above = all.TakeWhile(other => other.Span != statement.Span).ToList();
        return (above, [.. all.Skip(above.Count + 1)]);
    }

    private static bool IsListener(SemanticModel model, ExpressionSyntax receiver)
    {
        var symbol = model.GetSymbolInfo(receiver).Symbol;
        var type = receiver.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        return symbol is IFieldSymbol or ILocalSymbol or IPropertySymbol && type is not null && type.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => Listens.Contains(AddedCalls.NameOf(call)))
            .Any(call => AddedCalls.ReceiverOf(call) is { } on && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(on).Symbol, symbol));
    }
}
