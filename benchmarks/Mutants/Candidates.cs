using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Mutants;

/// <summary>All mutants of a file: comparisons, and/or, negations, answers, quantifiers, statements that are left out.</summary>
internal sealed class Candidates
{
    private static readonly Dictionary<SyntaxKind, (string Kind, string Instead)> s_operators = new()
    {
        [SyntaxKind.LessThanExpression] = ("relation", "<="),
        [SyntaxKind.LessThanOrEqualExpression] = ("relation", "<"),
        [SyntaxKind.GreaterThanExpression] = ("relation", ">="),
        [SyntaxKind.GreaterThanOrEqualExpression] = ("relation", ">"),
        [SyntaxKind.EqualsExpression] = ("relation", "!="),
        [SyntaxKind.NotEqualsExpression] = ("relation", "=="),
        [SyntaxKind.LogicalAndExpression] = ("and/or", "||"),
        [SyntaxKind.LogicalOrExpression] = ("and/or", "&&"),
        [SyntaxKind.BitwiseAndExpression] = ("bits", "|"),
        [SyntaxKind.BitwiseOrExpression] = ("bits", "&"),
        [SyntaxKind.AddExpression] = ("sum", "-"),
        [SyntaxKind.SubtractExpression] = ("sum", "+"),
    };

    private readonly string _room;
    private readonly SemanticModel _model;

    private Candidates(string room, SemanticModel model) => (_room, _model) = (room, model);

    public static IEnumerable<Mutant> In(string room, SemanticModel model)
    {
        var candidates = new Candidates(room, model);
        return model.SyntaxTree.GetRoot().DescendantNodes(IsRunMoreThanOnce).SelectMany(candidates.Of);
    }

    /// <summary>What is initialised once has happened before a mutant can be chosen; patterns and enums hold constants.</summary>
    private static bool IsRunMoreThanOnce(SyntaxNode node) => node switch
    {
        AttributeListSyntax or EnumDeclarationSyntax or PatternSyntax or EqualsValueClauseSyntax { Parent: ParameterSyntax } => false,
        FieldDeclarationSyntax field => !field.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.ConstKeyword)),
        ConstructorDeclarationSyntax constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword),
        _ => true,
    };

    private IEnumerable<Mutant> Of(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary when s_operators.ContainsKey(binary.Kind()) => Operator(binary),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => NamesNothing(not) ? [New("negation", not, not.Operand.ToString())] : [],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any" or "All" } access, ArgumentList.Arguments.Count: 1 } call when NamesNothing(call) => [Quantifier(call, access)],
        StatementSyntax statement => Statement(statement),
        MethodDeclarationSyntax { ExpressionBody: not null, ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } method => [new Mutant(_room, "statement", Form.Method, method, "")],
        _ => [],
    }
    is var own && node is ExpressionSyntax expression ? own.Concat(Condition(expression)).Concat(Answer(expression)) : own;

    private Mutant New(string kind, ExpressionSyntax at, string after) => new(_room, kind, Form.Expression, at, after);

    private IEnumerable<Mutant> Operator(BinaryExpressionSyntax binary)
    {
        var (kind, instead) = s_operators[binary.Kind()];
        if (!NamesNothing(binary) || (kind == "sum" && _model.GetTypeInfo(binary).Type?.SpecialType != SpecialType.System_Int32))
            yield break;
        yield return New(kind, binary, $"{binary.Left} {instead} {binary.Right}");
    }

    private Mutant Quantifier(InvocationExpressionSyntax call, MemberAccessExpressionSyntax access) =>
        New("quantifier", call, $"{access.Expression}.{(access.Name.Identifier.ValueText == "Any" ? "All" : "Any")}{call.ArgumentList}");

    private IEnumerable<Mutant> Statement(StatementSyntax statement) => statement switch
    {
        ExpressionStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null } when NamesNothing(statement) => [new Mutant(_room, "statement", Form.Statement, statement, "")],
        _ => [],
    };

    /// <summary>The other answer to what is asked; comparisons have it already.</summary>
    private IEnumerable<Mutant> Condition(ExpressionSyntax expression)
    {
        if (expression is InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or IsPatternExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression }
            && IsAsked(expression) && NamesNothing(expression))
            yield return New("negation", expression, $"!({expression})");
    }

    private static bool IsAsked(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax branch => branch.Condition == expression,
        WhileStatementSyntax loop => loop.Condition == expression,
        DoStatementSyntax loop => loop.Condition == expression,
        ForStatementSyntax loop => loop.Condition == expression,
        ConditionalExpressionSyntax choice => choice.Condition == expression,
        WhenClauseSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } => true,
        _ => false,
    };

    /// <summary>Another answer of a method, lambda or arm: yes, no, none.</summary>
    private IEnumerable<Mutant> Answer(ExpressionSyntax expression)
    {
        if (!IsAnswer(expression) || expression is ThrowExpressionSyntax)
            yield break;
        var type = _model.GetTypeInfo(expression).ConvertedType;
        if (type?.SpecialType == SpecialType.System_Boolean)
        {
            if (!expression.IsKind(SyntaxKind.TrueLiteralExpression))
                yield return New("answer", expression, "true");
            if (!expression.IsKind(SyntaxKind.FalseLiteralExpression))
                yield return New("answer", expression, "false");
        }
        else if (type is { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && IsNullable(expression) && !expression.IsKind(SyntaxKind.NullLiteralExpression))
            yield return New("answer", expression, "null");
        else if (type?.SpecialType == SpecialType.System_Int32 && expression is not LiteralExpressionSyntax)
            yield return New("answer", expression, "0");
        else if (type?.TypeKind == TypeKind.Enum)
            yield return New("answer", expression, "default");
    }

    private static bool IsAnswer(ExpressionSyntax expression) => expression.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax => true,
        SwitchExpressionArmSyntax arm => arm.Expression == expression,
        LambdaExpressionSyntax lambda => lambda.ExpressionBody == expression,
        ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax => expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression },
        _ => false,
    };

    /// <summary>By what the declaration around it says.</summary>
    private static bool IsNullable(ExpressionSyntax expression) => expression.FirstAncestorOrSelf<SyntaxNode>(static node => node is MemberDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax) switch
    {
        MethodDeclarationSyntax method => method.ReturnType is NullableTypeSyntax,
        PropertyDeclarationSyntax property => property.Type is NullableTypeSyntax,
        LocalFunctionStatementSyntax function => function.ReturnType is NullableTypeSyntax,
        _ => false,
    };

    /// <summary>A variable that a pattern or argument declares could not be declared twice.</summary>
    private static bool NamesNothing(SyntaxNode node) => !node.DescendantNodesAndSelf().Any(static inner => inner is SingleVariableDesignationSyntax or DeclarationExpressionSyntax);
}
