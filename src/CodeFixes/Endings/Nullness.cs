using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Whether a connection may be null where it is acquired.</summary>
internal static class Nullness
{
    public static bool MayBeNull(ExpressionSyntax value, SemanticModel model) => Written(value) || model.GetTypeInfo(value).Nullability.FlowState == NullableFlowState.MaybeNull;

    private static bool Written(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax nested => Written(nested.Expression),
        AwaitExpressionSyntax awaited => Written(awaited.Expression),
        CastExpressionSyntax cast => Written(cast.Expression),
        ConditionalExpressionSyntax choice => Written(choice.WhenTrue) || Written(choice.WhenFalse),
        SwitchExpressionSyntax choice => choice.Arms.Any(arm => Written(arm.Expression)),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AsExpression) || (binary.IsKind(SyntaxKind.CoalesceExpression) && Written(binary.Right)),
        ConditionalAccessExpressionSyntax => true,
        _ => value.IsKind(SyntaxKind.NullLiteralExpression) || value.IsKind(SyntaxKind.DefaultLiteralExpression),
    };
}
