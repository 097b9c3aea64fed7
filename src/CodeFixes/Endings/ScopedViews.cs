using Hangup.CodeFixes.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.CodeFixes.Endings;

/// <summary>
/// A reader, writer or stream that is disposed inside of the scope would send a FIN before the scope can abort:
/// there the stream of the scope, whose own disposal aborts, takes the place of the connection's.
/// </summary>
internal sealed class ScopedViews(Target target, IReadOnlyCollection<SyntaxNode> region, string connection)
{
    private readonly ConnectionViews views = ConnectionViews.In(region, connection);

    /// <summary>The expressions to be replaced by the scope's stream; none where nothing disposes a view.</summary>
    public IReadOnlyList<ExpressionSyntax> Streams =>
        HasFittingStream && Nodes.Any(views.IsDisposedBy) ? Nodes.OfType<ExpressionSyntax>().Where(IsStream).ToList() : Array.Empty<ExpressionSyntax>();

    /// <summary>Plain closes of the connection, which would meet the armed scope; a graceful close disarms it.</summary>
    public IEnumerable<InvocationExpressionSyntax> PlainCloses => Nodes.OfType<InvocationExpressionSyntax>().Where(call =>
        call is { ArgumentList.Arguments.Count: 0, Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Close" } access }
        && views.Is(access.Expression)
        && IsConnection(target.Model.GetTypeInfo(access.Expression).Type));

    private IEnumerable<SyntaxNode> Nodes => region.SelectMany(node => node.DescendantNodesAndSelf());

    // What the connection gives must be what the scope gives.
    private bool HasFittingStream =>
        target.Model.Compilation.GetTypeByMetadataName("Hangup.ConnectionScope")?.GetMembers("Stream").OfType<IPropertySymbol>().FirstOrDefault()?.Type.Name == "NetworkStream";

    private bool IsStream(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetStream" } access } => access.Expression.ToString() == connection,
        BaseObjectCreationExpressionSyntax creation => IsOwningStream(creation),
        _ => expression.ToString() == connection && IsWrapped(expression),
    };

    private bool IsOwningStream(BaseObjectCreationExpressionSyntax creation) =>
        target.Model.GetTypeInfo(creation).Type?.Name == "NetworkStream"
        && creation.ArgumentList is { Arguments: { Count: > 1 } arguments }
        && arguments[0].Expression.ToString() is var socket && (socket == connection || socket == connection + ".Client")
        && arguments.Skip(1).Any(argument => argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression));

    // The stream itself, given to a reader, a writer or another stream.
    private bool IsWrapped(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
        && target.Model.GetTypeInfo(expression).Type?.Name == "NetworkStream"
        && Ancestry(target.Model.GetTypeInfo(creation).Type).Any(name => name is "Stream" or "TextReader" or "TextWriter" or "BinaryReader" or "BinaryWriter");

    private static bool IsConnection(ITypeSymbol? type) => Ancestry(type).Any(name => name is "Socket" or "TcpClient" or "NetworkStream");

    private static IEnumerable<string> Ancestry(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type.Name;
        }
    }
}
