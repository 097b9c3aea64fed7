using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Oracle.Metamorphic;

/// <summary>Changes of a program that change nothing of what it does.</summary>
internal static class Rewriting
{
    public static readonly IReadOnlyDictionary<string, Func<SyntaxNode, SyntaxNode>> All = new Dictionary<string, Func<SyntaxNode, SyntaxNode>>
    {
        ["comments"] = root => root.ReplaceTokens(root.DescendantTokens(), static (_, token) => token.IsKind(SyntaxKind.SemicolonToken) ? token.WithTrailingTrivia(token.TrailingTrivia.Insert(0, SyntaxFactory.Comment("/* so */"))) : token),
        ["empty statements"] = root => Replace<BlockSyntax>(root, static block => block.Parent is not AnonymousFunctionExpressionSyntax ? block.WithStatements(block.Statements.Insert(0, Line(SyntaxFactory.EmptyStatement()))) : block),
        ["if (true)"] = root => Replace<ExpressionStatementSyntax>(root, static statement => IsPlain(statement) ? Line(SyntaxFactory.IfStatement(SyntaxFactory.ParseExpression("true"), SyntaxFactory.Block(statement))) : statement),
        ["braces"] = root => Replace<ExpressionStatementSyntax>(root, static statement => IsPlain(statement) ? Line(SyntaxFactory.Block(statement)) : statement),
        ["parentheses"] = root => Replace<EqualsValueClauseSyntax>(root, static value => value.Value is ObjectCreationExpressionSyntax or InvocationExpressionSyntax ? value.WithValue(SyntaxFactory.ParenthesizedExpression(value.Value)) : value),
        ["locals renamed"] = RenameLocals,
        ["members the other way round"] = root => Replace<ClassDeclarationSyntax>(root, Reorder),
        ["a local extracted"] = root => root.ReplaceNodes(root.DescendantNodes().OfType<ExpressionStatementSyntax>(), static (original, statement) => Extract(statement, $"extracted{original.SpanStart}")),
        ["an argument extracted"] = root => root.ReplaceNodes(root.DescendantNodes().OfType<ExpressionStatementSyntax>(), static (original, statement) => ExtractArgument(statement, $"extracted{original.SpanStart}")),
        ["classes split"] = root => root.ReplaceNodes(root.DescendantNodesAndSelf().Where(static node => node is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax), static (_, node) => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.WithMembers(Split(space.Members)),
            CompilationUnitSyntax unit => unit.WithMembers(Split(unit.Members)),
            _ => node,
        }),
    };

    private static SyntaxNode Replace<T>(SyntaxNode root, Func<T, SyntaxNode> replace)
        where T : SyntaxNode => root.ReplaceNodes(root.DescendantNodes().OfType<T>(), (_, node) => replace(node));

    private static bool IsPlain(ExpressionStatementSyntax statement) =>
        statement.Parent is BlockSyntax && !statement.DescendantNodes().Any(static node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax);

    private static T Line<T>(T statement)
        where T : StatementSyntax => statement.NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.LineFeed);

    private static SyntaxNode RenameLocals(SyntaxNode root)
    {
        var names = root.DescendantNodes().OfType<LocalDeclarationStatementSyntax>().SelectMany(static local => local.Declaration.Variables).Select(static variable => variable.Identifier.ValueText)
            .Except(root.DescendantNodes().OfType<MemberDeclarationSyntax>().SelectMany(NamesOf)).Except(root.DescendantNodes().OfType<ParameterSyntax>().Select(static parameter => parameter.Identifier.ValueText)).ToHashSet();
        return root.ReplaceTokens(
            root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText) && !IsMember(token)),
            static (_, token) => SyntaxFactory.Identifier(token.LeadingTrivia, token.ValueText + "_x", token.TrailingTrivia));
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        _ => [],
    };

    private static bool IsMember(SyntaxToken token) => token.Parent?.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == token.Parent,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or QualifiedNameSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
        _ => false,
    };

    private static ClassDeclarationSyntax Reorder(ClassDeclarationSyntax type)
    {
        // The order of fields is that of their initialisers.
        var methods = type.Members.Where(static member => member is MethodDeclarationSyntax).Reverse();
        return type.Members.Any(static member => member.HasLeadingDirective()) ? type : type.WithMembers([.. type.Members.Where(static member => member is not MethodDeclarationSyntax), .. methods]);
    }

    /// <summary>What a call is made on gets a name first: <c>client.GetStream().Write(data)</c>.</summary>
    private static StatementSyntax Extract(ExpressionStatementSyntax statement, string name) =>
        IsPlain(statement) && CallOf(statement) is { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax receiver } }
            ? Named(statement, receiver, name)
            : statement;

    /// <summary>The only thing that a call is given gets a name first, where nothing else happens before it.</summary>
    private static StatementSyntax ExtractArgument(ExpressionStatementSyntax statement, string name) =>
        IsPlain(statement) && CallOf(statement) is { Expression: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax } } call
            && call.ArgumentList.Arguments is [{ RefKindKeyword.RawKind: 0, Expression: InvocationExpressionSyntax or ObjectCreationExpressionSyntax } argument]
            ? Named(statement, argument.Expression, name)
            : statement;

    private static InvocationExpressionSyntax? CallOf(ExpressionStatementSyntax statement) =>
        (statement.Expression is AwaitExpressionSyntax awaited ? awaited.Expression : statement.Expression) as InvocationExpressionSyntax;

    private static BlockSyntax Named(ExpressionStatementSyntax statement, ExpressionSyntax part, string name) =>
        Line(SyntaxFactory.Block(SyntaxFactory.ParseStatement($"var {name} = {part};"), statement.ReplaceNode(part, SyntaxFactory.IdentifierName(name))));

    private static SyntaxList<MemberDeclarationSyntax> Split(SyntaxList<MemberDeclarationSyntax> members) => [.. members.SelectMany(static member =>
        member is ClassDeclarationSyntax { ParameterList: null, ContainsDirectives: false, Members.Count: > 1 } type ? Split(type) : new[] { member })];

    private static IEnumerable<MemberDeclarationSyntax> Split(ClassDeclarationSyntax type)
    {
        var half = type.Members.Count / 2;
        var whole = type.Modifiers.Any(SyntaxKind.PartialKeyword) ? type : type.AddModifiers(SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        yield return whole.WithMembers([.. type.Members.Take(half)]);
        yield return whole.WithMembers([.. type.Members.Skip(half)]).WithAttributeLists([]).WithBaseList(null).WithConstraintClauses([]);
    }

    private static bool HasLeadingDirective(this SyntaxNode node) => node.ContainsDirectives;
}
