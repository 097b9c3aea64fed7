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
    /// <summary>The expressions to be replaced by the scope's stream: all that may be disposed by someone.</summary>
    public IEnumerable<ExpressionSyntax> Streams(IEnumerable<Location> known) => known
        .Select(location => target.NodeAt(location)).OfType<ExpressionSyntax>()
        .Concat(Nodes.OfType<ExpressionSyntax>().Where(IsStream))
        .Where(stream => stream.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: not ("Dispose" or "DisposeAsync" or "Close") });

    /// <summary>The scope's stream, as what the code around the old one takes it for.</summary>
    public string Replacement(ExpressionSyntax stream, string scoped) =>
        IsDeclaredNetworkStream || !NeedsNetworkStream(stream) ? scoped
        : stream.Parent is MemberAccessExpressionSyntax ? $"((NetworkStream){scoped})"
        : $"(NetworkStream){scoped}";

    private IEnumerable<SyntaxNode> Nodes => region.SelectMany(node => node.DescendantNodesAndSelf());

    private bool IsDeclaredNetworkStream =>
        target.Model.Compilation.GetTypeByMetadataName("Hangup.ConnectionScope")?.GetMembers("Stream").OfType<IPropertySymbol>().FirstOrDefault()?.Type.Name == "NetworkStream";

    // "var" takes what it gets; whether that is enough shows where the local is used.
    private bool NeedsNetworkStream(ExpressionSyntax stream) =>
        stream.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: true } } variable }
            ? Nodes.OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText && IsUsedAsNetworkStream(name))
            : IsNetworkStream(target.Model.GetTypeInfo(stream).ConvertedType);

    private bool IsUsedAsNetworkStream(IdentifierNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Expression == name
        ? target.Model.GetSymbolInfo(access).Symbol is { IsOverride: false } member && IsNetworkStream(member.ContainingType)
        : IsNetworkStream(target.Model.GetTypeInfo(name).ConvertedType);

    private static bool IsNetworkStream(ITypeSymbol? type) => type?.Name == "NetworkStream";

    private bool IsStream(ExpressionSyntax expression) => expression is BaseObjectCreationExpressionSyntax creation
        ? IsOwningStream(creation)
        : expression.ToString() == connection && IsWrapped(expression);

    private bool IsOwningStream(BaseObjectCreationExpressionSyntax creation) =>
        IsNetworkStream(target.Model.GetTypeInfo(creation).Type)
        && creation.ArgumentList is { Arguments: { Count: > 1 } arguments }
        && arguments[0].Expression.ToString() is var socket && (socket == connection || socket == connection + ".Client")
        && arguments.Skip(1).Any(argument => argument.Expression.IsKind(SyntaxKind.TrueLiteralExpression));

    // The stream itself, given to a reader, a writer or another stream.
    private bool IsWrapped(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation }
        && IsNetworkStream(target.Model.GetTypeInfo(expression).Type)
        && Lineage.IsFlow(target.Model.GetTypeInfo(creation).Type);
}
