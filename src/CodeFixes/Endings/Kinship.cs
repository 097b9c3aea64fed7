using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Whether a stream, reader or writer is over a connection, by what the code around puts into it.</summary>
internal static class Kinship
{
    private const int Generations = 4;

    /// <summary>Also where nothing shows what it is over: then it stands beside the connection for that reason.</summary>
    public static bool IsOver(ExpressionSyntax part, string connection, SemanticModel model)
    {
        if (model.GetSymbolInfo(part).Symbol is not { } symbol || Home(symbol) is not { } home)
        {
            return true;
        }

        var made = home.DescendantNodes().Select(Made).OfType<(string Name, ExpressionSyntax Value)>().Where(pair => !pair.Value.IsKind(SyntaxKind.NullLiteralExpression)).ToList();
        return !made.Any(pair => pair.Name == symbol.Name) || Relatives(connection, made).Contains(symbol.Name);
    }

    private static HashSet<string> Relatives(string connection, List<(string Name, ExpressionSyntax Value)> made)
    {
        var relatives = new HashSet<string>(connection.Split('.', '?', '!').Where(name => name.Length > 0 && name is not ("this" or "Client" or "Socket")));
        for (var generation = 0; generation < Generations; generation++)
        {
            relatives.UnionWith(made.Where(pair => Names(pair.Value).Any(relatives.Contains)).Select(pair => pair.Name).ToList());
            relatives.UnionWith(made.Where(pair => relatives.Contains(pair.Name) && pair.Value is IdentifierNameSyntax).Select(pair => pair.Value.ToString()).ToList());
        }

        return relatives;
    }

    private static IEnumerable<string> Names(ExpressionSyntax value) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.ValueText);

    private static (string Name, ExpressionSyntax Value)? Made(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment => (name.Identifier.ValueText, assignment.Right),
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax access } assignment => (access.Name.Identifier.ValueText, assignment.Right),
        VariableDeclaratorSyntax { Initializer.Value: { } value } variable => (variable.Identifier.ValueText, value),
        PropertyDeclarationSyntax { Initializer.Value: { } value } property => (property.Identifier.ValueText, value),
        ReturnStatementSyntax { Expression: { } value } when node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method => (method.Identifier.ValueText, value),
        MethodDeclarationSyntax { ExpressionBody.Expression: { } value } method => (method.Identifier.ValueText, value),
        _ => null,
    };

    // Of a local or parameter its method, of a member its type.
    private static SyntaxNode? Home(ISymbol symbol) => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().AncestorsAndSelf()
        .FirstOrDefault(node => symbol is ILocalSymbol or IParameterSymbol ? node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax : node is TypeDeclarationSyntax);
}
