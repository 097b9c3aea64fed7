using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The parts of a statement that is one call: <c>receiver.Verb(argument);</c> or <c>receiver?.Verb(argument);</c></summary>
/// <param name="Receiver">As text: all that stands before the last dot.</param>
internal sealed record Parts(ExpressionStatementSyntax Statement, ExpressionSyntax ReceiverSyntax, string Receiver, string Verb, ExpressionSyntax? Argument)
{
    public bool IsConditional => Statement.Expression is ConditionalAccessExpressionSyntax;

    public static Parts? Of(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement && (node == statement || node.Span == statement.Expression.Span)
            ? Of(statement, statement.Expression)
            : null;

    private static Parts? Of(ExpressionStatementSyntax statement, ExpressionSyntax call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation => Create(statement, access.Expression, access.Name, invocation),
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } invocation } whole =>
            Create(statement, whole.Expression, binding.Name, invocation),
        ConditionalAccessExpressionSyntax chain => Of(statement, chain.WhenNotNull),
        _ => null,
    };

    private static Parts? Create(ExpressionStatementSyntax statement, ExpressionSyntax receiver, SimpleNameSyntax name, InvocationExpressionSyntax call)
    {
        var text = statement.Expression.ToString().Substring(0, receiver.Span.End - statement.Expression.SpanStart);
        return Finding.IsName(SyntaxFactory.ParseExpression(text))
            ? new(statement, receiver, text, name.Identifier.ValueText, call.ArgumentList.Arguments.FirstOrDefault()?.Expression)
            : null;
    }
}
