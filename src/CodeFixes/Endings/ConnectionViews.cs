using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The locals that, by their declarations, are other names of a connection: its stream, readers and writers over it.</summary>
internal sealed class ConnectionViews
{
    private readonly string connection;
    private readonly HashSet<string> names = new();

    private ConnectionViews(string connection) => this.connection = connection;

    public static ConnectionViews In(IEnumerable<SyntaxNode> region, string connection)
    {
        var views = new ConnectionViews(connection);
        foreach (var variable in region.SelectMany(node => node.DescendantNodes()).OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer is { } initializer && views.Mentions(initializer))
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
        LocalDeclarationStatementSyntax declaration => declaration.UsingKeyword.ValueText.Length > 0 && Mentions(declaration.Declaration),
        UsingStatementSyntax block => Mentions((SyntaxNode?)block.Declaration ?? block.Expression!),
        _ => false,
    };
}
