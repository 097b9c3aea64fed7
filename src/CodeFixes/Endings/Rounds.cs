using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Loops that come to a region again with a connection that its first round has ended: to end that twice does nothing, but a scope over it throws.</summary>
internal static class Rounds
{
    public static bool ComeAgain(Region region, string connection, SemanticModel model)
    {
        var place = region.StartsAfter ?? region.Body!;
        return IsVariable(connection, place, model)
            && place.Ancestors().TakeWhile(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax))
                .Any(node => BodyOf(node) is { } body && !Makes(node, connection) && GoesRound(body, model));
    }

    // A field may be given another connection by any method that is called.
    private static bool IsVariable(string connection, SyntaxNode place, SemanticModel model) =>
        model.LookupSymbols(place.SpanStart, name: Root(connection)).FirstOrDefault() is ILocalSymbol or IParameterSymbol;

    private static string Root(string connection) => connection.Split('.')[0];

    private static StatementSyntax? BodyOf(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        _ => null,
    };

    private static bool Makes(SyntaxNode loop, string connection) => new Region([loop], null, null) is var all && (all.Assigns(connection) || all.Assigns(Root(connection)))
        || loop.DescendantNodesAndSelf().Any(node => node switch
        {
            VariableDeclaratorSyntax declared => declared.Identifier.ValueText == Root(connection),
            SingleVariableDesignationSyntax declared => declared.Identifier.ValueText == Root(connection),
            ForEachStatementSyntax each => each.Identifier.ValueText == Root(connection),
            _ => false,
        });

    private static bool GoesRound(StatementSyntax body, SemanticModel model) =>
        model.AnalyzeControlFlow(body) is not { Succeeded: true, EndPointIsReachable: false } || body.DescendantNodes().Any(node => node is ContinueStatementSyntax or GotoStatementSyntax);
}
