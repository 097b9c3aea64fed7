using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The parts of a statement that is one call: <c>receiver.Verb(argument);</c> or <c>receiver?.Verb(argument);</c></summary>
internal sealed record Parts(ExpressionStatementSyntax Statement, ExpressionSyntax ReceiverSyntax, string Verb, ExpressionSyntax? Argument, bool IsConditional)
{
    public string Receiver => ReceiverSyntax.ToString();

    public static Parts? Of(SyntaxNode node) => node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement && (node == statement || node.Span == statement.Expression.Span)
        ? statement.Expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call => Create(statement, access.Expression, access.Name, call, isConditional: false),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } call } whole =>
                Create(statement, whole.Expression, binding.Name, call, isConditional: true),
            _ => null,
        }
        : null;

    private static Parts? Create(ExpressionStatementSyntax statement, ExpressionSyntax receiver, SimpleNameSyntax name, InvocationExpressionSyntax call, bool isConditional) =>
        Finding.IsName(receiver)
            ? new(statement, receiver, name.Identifier.ValueText, call.ArgumentList.Arguments.FirstOrDefault()?.Expression, isConditional)
            : null;
}
