using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>The code in which an owned connection is in use.</summary>
/// <param name="Nodes">The statements.</param>
/// <param name="StartsAfter">The statement that they follow, or null where they are all of <paramref name="Body"/>.</param>
/// <param name="Body">The one statement they are.</param>
internal sealed record Region(IReadOnlyCollection<SyntaxNode> Nodes, StatementSyntax? StartsAfter, StatementSyntax? Body)
{
    public static Region After(StatementSyntax statement)
    {
        SyntaxNode member = statement.Parent is GlobalStatementSyntax global ? global : statement;
        return new(member.Parent!.ChildNodes().Where(node => node.SpanStart >= member.Span.End).ToList(), statement, null);
    }

    public static Region Of(StatementSyntax body) => new(new[] { body }, null, body);

    /// <summary>Its statements, one after the other.</summary>
    public IEnumerable<StatementSyntax> Statements => Body is BlockSyntax block
        ? block.Statements
        : Nodes.Select(node => node is GlobalStatementSyntax global ? global.Statement : node).OfType<StatementSyntax>();

    /// <summary>A declaration can be put first.</summary>
    public bool TakesDeclarations => StartsAfter is not null || Body is BlockSyntax;

    public bool HasYield => Nodes.SelectMany(node => node.DescendantNodesAndSelf(child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        .Any(node => node is YieldStatementSyntax);

    /// <summary>The variable gets another value there, null for example, when somebody else has got the connection.</summary>
    public bool Assigns(string name) => Nodes.SelectMany(node => node.DescendantNodes()).Any(node => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.ToString() == name,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Expression.ToString() == name,
        _ => false,
    });

    /// <summary>What is left of it behind the leading statements of a kind.</summary>
    public Region Inside(Func<SyntaxNode, bool> isLeading)
    {
        if (Body is UsingStatementSyntax stacked && isLeading(stacked))
        {
            return Of(stacked.Statement).Inside(isLeading);
        }

        return Statements.TakeWhile(statement => isLeading(statement)).LastOrDefault() switch
        {
            null => this,
            UsingStatementSyntax nested => Of(nested.Statement).Inside(isLeading),
            var last => After(last),
        };
    }

    /// <summary>Puts a declaration first.</summary>
    public void Start(Edits edits, StatementSyntax declaration)
    {
        if (StartsAfter is not null)
        {
            edits.At(StartsAfter).After.Insert(0, declaration);
        }
        else
        {
            edits.At(Body!).AtStart.Insert(0, declaration);
        }
    }

    /// <summary>Puts all of it into another statement.</summary>
    public void Wrap(Edits edits, StatementSyntax template) =>
        (StartsAfter is null ? edits.At(Body!).Around : edits.At(StartsAfter).AroundRest).Add(template);

    /// <summary>Puts a header (of a <c>using</c>) before the body, whose braces stay the only ones.</summary>
    public bool Stack(Edits edits, StatementSyntax template)
    {
        if (Body?.Parent is not UsingStatementSyntax owner)
        {
            return false;
        }

        edits.At(owner).Stacked.Insert(0, template);
        return true;
    }
}
