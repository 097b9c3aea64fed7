using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Whether a connection may be null where it is acquired, or where it is ended.</summary>
internal static class Nullness
{
    /// <summary>Or the code that follows thinks so.</summary>
    public static bool MayBeNull(ExpressionSyntax value, SemanticModel model, Region region, string connection) =>
        value is not BaseObjectCreationExpressionSyntax && (MayBeNull(value, model) || IsAskedIn(region, connection));

    public static bool MayBeNull(ExpressionSyntax value, SemanticModel model) =>
        Written(value) || model.GetTypeInfo(value).Nullability.FlowState == NullableFlowState.MaybeNull || (model.GetSymbolInfo(value).Symbol is ILocalSymbol local && IsMadeNullable(local));

    private static bool IsAskedIn(Region region, string connection) => region.Nodes.SelectMany(node => node.DescendantNodesAndSelf()).Any(node => node switch
    {
        ConditionalAccessExpressionSyntax access => access.Expression.ToString() == connection,
        BinaryExpressionSyntax check => IsNull(check.Right) && check.Left.ToString() == connection && (check.IsKind(SyntaxKind.EqualsExpression) || check.IsKind(SyntaxKind.NotEqualsExpression)),
        IsPatternExpressionSyntax check => check.Expression.ToString() == connection,
        _ => false,
    });

    /// <summary>Of a call that disposes: null did no harm there.</summary>
    public static bool MayBeNullIn(ExpressionSyntax call, SemanticModel model) => call switch
    {
        ConditionalAccessExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation =>
            IsGiven(invocation, model, out var given) ? !IsNotNull(given, model) : IsDeclaredNullable(access.Expression, model),
        InvocationExpressionSyntax invocation => IsGiven(invocation, model, out var given) && !IsNotNull(given, model),
        _ => false,
    };

    /// <summary>By its flow, where nullable contexts are on.</summary>
    public static bool IsDeclaredNullable(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Nullability.FlowState == NullableFlowState.MaybeNull;

    // "SafeDispose(ref _client)", "_client.SafeDispose()": what is passed is asked by whoever gets it.
    private static bool IsGiven(InvocationExpressionSyntax call, SemanticModel model, out ExpressionSyntax given)
    {
        var symbol = model.GetSymbolInfo(call).Symbol as IMethodSymbol;
        given = symbol?.ReducedFrom is not null ? ((MemberAccessExpressionSyntax)call.Expression).Expression : call.ArgumentList.Arguments.FirstOrDefault()?.Expression ?? call;
        return given != call && symbol is { } method && (method.IsStatic || method.ReducedFrom is not null || call.Expression is IdentifierNameSyntax or GenericNameSyntax);
    }

    private static bool IsNotNull(ExpressionSyntax expression, SemanticModel model) =>
        model.GetTypeInfo(expression).Nullability.FlowState == NullableFlowState.NotNull;

    private static bool IsMadeNullable(ILocalSymbol local) =>
        local.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value } && Written(value));

    private static bool Written(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax nested => Written(nested.Expression),
        AwaitExpressionSyntax awaited => Written(awaited.Expression),
        CastExpressionSyntax cast => Written(cast.Expression),
        ConditionalExpressionSyntax choice => Written(choice.WhenTrue) || Written(choice.WhenFalse),
        SwitchExpressionSyntax choice => choice.Arms.Any(arm => Written(arm.Expression)),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AsExpression) || (binary.IsKind(SyntaxKind.CoalesceExpression) && Written(binary.Right)),
        ConditionalAccessExpressionSyntax => true,
        _ => IsNull(value) || value.IsKind(SyntaxKind.DefaultLiteralExpression),
    };

    private static bool IsNull(ExpressionSyntax value) => value.IsKind(SyntaxKind.NullLiteralExpression);
}
