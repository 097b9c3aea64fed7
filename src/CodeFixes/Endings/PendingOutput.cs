using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>Writers over the connection that a later <c>using</c> would flush: after the close it would be too late.</summary>
internal static class PendingOutput
{
    /// <summary>One flush per writer that is in use at an exit, the innermost first.</summary>
    public static IEnumerable<StatementSyntax> FlushedAt(SyntaxNode exit, Target target, IReadOnlyCollection<SyntaxNode> region, string connection)
    {
        var views = ConnectionViews.In(region, connection);
        return from writer in InUseAt(exit, region).Where(variable => variable.Initializer is { } value && views.Mentions(value)).Reverse()
               where IsBuffered(target.Model.GetDeclaredSymbol(writer) as ILocalSymbol)
               let name = writer.Identifier.ValueText
               where name != connection
               select Statements.Parse(Awaiting.IsPossibleAt(exit)
                   ? $"await {name}.FlushAsync(){(Awaiting.LeavesContext(exit) ? ".ConfigureAwait(false)" : "")};"
                   : $"{name}.Flush();");
    }

    private static IEnumerable<VariableDeclaratorSyntax> InUseAt(SyntaxNode exit, IReadOnlyCollection<SyntaxNode> region) =>
        from declaration in region.SelectMany(node => node.DescendantNodesAndSelf()).OfType<VariableDeclarationSyntax>()
        where declaration.Parent switch
        {
            UsingStatementSyntax block => block.Statement.Contains(exit),
            LocalDeclarationStatementSyntax { UsingKeyword.ValueText.Length: > 0 } local => IsBefore(local, exit),
            _ => false,
        }
        from variable in declaration.Variables
        select variable;

    private static bool IsBefore(LocalDeclarationStatementSyntax local, SyntaxNode exit)
    {
        var block = local.Parent is GlobalStatementSyntax ? local.Parent.Parent! : local.Parent!;
        return block.Contains(exit) && (block == exit || local.Span.End <= exit.SpanStart);
    }

    private static bool IsBuffered(ILocalSymbol? local)
    {
        for (var type = local?.Type; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() is "System.IO.TextWriter" or "System.IO.BinaryWriter" or "System.IO.BufferedStream")
            {
                return true;
            }
        }

        return false;
    }
}
