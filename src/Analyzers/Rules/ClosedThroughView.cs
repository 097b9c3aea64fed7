using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>Whether what lies on top was closed just before: <c>_reader.Close(); _client.Close();</c> closes twice, and the first is the one that counts.</summary>
internal static class ClosedThroughView
{
    private const int LongestChain = 4;

    public static bool Is(Story story, Observation close) =>
        close.Connection.Place is { IsShared: true, Symbol: { ContainingType: { } type } member } && StatementOf(close.Operation.Syntax) is { Parent: BlockSyntax block } statement
        && block.Statements.TakeWhile(other => other != statement).Select(Ended).OfType<string>()
            .SelectMany(name => type.GetMembers(name)).Any(view => LeadsTo(story.Analysis.Body, view, member));

    /// <summary>Also that of <c>if (_client != null) _client.Close();</c>.</summary>
    private static StatementSyntax? StatementOf(SyntaxNode close)
    {
        var statement = close.FirstAncestorOrSelf<StatementSyntax>();
        while (statement?.Parent is IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax, Statements.Count: 1 })
            statement = statement.Parent as IfStatementSyntax ?? (IfStatementSyntax)statement.Parent.Parent!;
        return statement;
    }

    /// <summary>The member that the statement closes or disposes.</summary>
    private static string? Ended(StatementSyntax statement) => statement is not ExpressionStatementSyntax { Expression: var end } ? null : end switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Close" or "Dispose", Expression: var ended } } => NameOf(ended),
        ConditionalAccessExpressionSyntax { Expression: var ended, WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Close" or "Dispose" } } } => NameOf(ended),
        _ => null,
    };

    private static string NameOf(ExpressionSyntax ended) => (ended is PostfixUnaryExpressionSyntax suppressed ? suppressed.Operand : ended).GetLastToken().ValueText;

    private static bool LeadsTo(Body body, ISymbol view, ISymbol member)
    {
        for (var steps = 0; steps < LongestChain && view is IFieldSymbol or IPropertySymbol && body.MemberFactsOf(view) is { ViewOf: { } under } facts && !facts.ViewBy.HasFlag(Reach.NonOwning); steps++)
            if (SymbolEqualityComparer.Default.Equals(view = under, member))
                return true;
        return false;
    }
}
