using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The locals that, by their declarations, are other names of a connection: its stream, readers and writers over it.</summary>
internal sealed class ConnectionViews
{
    private readonly string connection;
    private readonly SemanticModel model;
    private readonly HashSet<string> names = new();

    private ConnectionViews(string connection, SemanticModel model) => (this.connection, this.model) = (connection, model);

    public static ConnectionViews In(IEnumerable<SyntaxNode> region, string connection, SemanticModel model)
    {
        var views = new ConnectionViews(connection, model);
        foreach (var variable in region.SelectMany(node => node.DescendantNodes()).OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer is { } initializer && views.Leads(initializer.Value))
            {
                views.names.Add(variable.Identifier.ValueText);
            }
        }

        return views;
    }

    /// <summary>The connection or one of its views occurs in the code.</summary>
    public bool Mentions(SyntaxNode code) => code.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(Is);

    /// <summary>The expression is the connection or one of its views.</summary>
    public bool Is(ExpressionSyntax expression) =>
        expression.ToString() == connection || (expression is IdentifierNameSyntax name && names.Contains(name.Identifier.ValueText));

    /// <summary>A <c>using</c> that disposes the connection through a view.</summary>
    public bool IsDisposedBy(SyntaxNode statement) => statement switch
    {
        LocalDeclarationStatementSyntax declaration => declaration.UsingKeyword.ValueText.Length > 0 && Disposes(declaration.Declaration),
        UsingStatementSyntax { Declaration: { } declaration } => Disposes(declaration),
        UsingStatementSyntax { Expression: { } expression } => Leads(expression) && !LeavesOpen(expression),
        _ => false,
    };

    /// <summary>A <c>using</c> of what another method has made of the connection: it would send a FIN before a scope can abort.</summary>
    public bool IsMadeElsewhere(SyntaxNode statement) => IsDisposedBy(statement) && Values(statement).Any(value =>
        Leads(value) && (value is AwaitExpressionSyntax awaited ? awaited.Expression : value) is InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 });

    private static IEnumerable<ExpressionSyntax> Values(SyntaxNode statement) => statement switch
    {
        LocalDeclarationStatementSyntax local => local.Declaration.Variables.Select(variable => variable.Initializer?.Value).OfType<ExpressionSyntax>(),
        UsingStatementSyntax { Declaration: { } declaration } => declaration.Variables.Select(variable => variable.Initializer?.Value).OfType<ExpressionSyntax>(),
        UsingStatementSyntax { Expression: { } expression } => new[] { expression },
        _ => Array.Empty<ExpressionSyntax>(),
    };

    private bool Disposes(VariableDeclarationSyntax declaration) =>
        declaration.Variables.Any(variable => variable.Initializer is { Value: { } value } && Leads(value) && !LeavesOpen(value));

    /// <summary>The value is the connection, a part of it, or something that reads from or writes to it.</summary>
    public bool Leads(ExpressionSyntax value) => Is(value) || value switch
    {
        ParenthesizedExpressionSyntax nested => Leads(nested.Expression),
        AwaitExpressionSyntax awaited => Leads(awaited.Expression),
        CastExpressionSyntax cast => Leads(cast.Expression),
        PostfixUnaryExpressionSyntax forgiving => Leads(forgiving.Operand),
        ConditionalExpressionSyntax choice => Leads(choice.WhenTrue) || Leads(choice.WhenFalse),
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList is { } given && IsMadeOf(creation, given),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } access } => Leads(access.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } => Leads(access.Expression),
        InvocationExpressionSyntax call => IsMadeOf(call, call.ArgumentList),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Client" or "Socket" or "Stream" or "BaseStream" } access => Leads(access.Expression),
        _ => false,
    };

    private bool IsMadeOf(ExpressionSyntax made, ArgumentListSyntax given) =>
        given.Arguments.Any(argument => Leads(argument.Expression)) && Brought(model.GetTypeInfo(made).Type) is var type && (Lineage.IsFlow(type) || Lineage.IsConnection(type));

    // By a task.
    private static ITypeSymbol? Brought(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } result } ? result[0] : type;

    private bool LeavesOpen(ExpressionSyntax value)
    {
        if (value is not BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var given } creation || model.GetSymbolInfo(creation).Symbol is not IMethodSymbol constructor)
        {
            return false;
        }

        var says = constructor.Parameters.FirstOrDefault(parameter => parameter.Name is "leaveOpen" or "leaveInnerStreamOpen" or "ownsSocket");
        var said = says is null ? null : given.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == says.Name) ?? given.Skip(says.Ordinal).FirstOrDefault(argument => argument.NameColon is null);
        return constructor.ContainingType.Name == "NetworkStream"
            ? said is null || model.GetConstantValue(said.Expression).Value is false
            : said is not null && model.GetConstantValue(said.Expression).Value is true;
    }
}
