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
        ["a partial class split"] = root => Replace<NamespaceDeclarationSyntax>(root, static space => space.WithMembers(Split(space.Members))),
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

    private static SyntaxList<MemberDeclarationSyntax> Split(SyntaxList<MemberDeclarationSyntax> members) => [.. members.SelectMany(static member =>
        member is ClassDeclarationSyntax { TypeParameterList: null, ParameterList: null, BaseList: null, Modifiers: var modifiers } type && modifiers.Any(SyntaxKind.PartialKeyword)
            ? [type.WithMembers([.. type.Members.Take(type.Members.Count / 2)]), type.WithMembers([.. type.Members.Skip(type.Members.Count / 2)]).WithAttributeLists([])]
            : new[] { member })];

    private static bool HasLeadingDirective(this SyntaxNode node) => node.ContainsDirectives;
}
