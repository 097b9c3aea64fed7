using Hangup.Analyzers.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>How a method in source calls a delegate that it is handed, where that is all it does with it: <c>Quietly(() => c.Close())</c>. By syntax.</summary>
/// <param name="Stops">An exception out of the delegate may end here.</param>
/// <param name="Passes">It may fly on.</param>
internal sealed record DelegateCalls(bool Stops, bool Passes)
{
    /// <summary>Null where it may keep the delegate, call it later, or not at all.</summary>
    public static DelegateCalls? Of(IParameterSymbol parameter, SyntaxNode? method)
    {
        if (method is null || method.DescendantNodes().Any(static node => node is YieldStatementSyntax))
            return null;
        var calls = new List<SyntaxNode>();
        return AreCalls(parameter.Name, method, parameter.Type, calls) && calls.Count > 0
            ? new DelegateCalls(calls.Any(call => CatchesAround(call).Any(GoesOn)), calls.All(call => !CatchesAround(call).Any(StopsAll)))
            : null;
    }

    private static bool AreCalls(string name, SyntaxNode scope, ITypeSymbol type, List<SyntaxNode> calls)
    {
        foreach (var mention in Mentions.Of(name, scope).Select(static token => token.Parent!))
            if (mention is IdentifierNameSyntax && !IsCall(mention, scope, type, calls) && !IsQuestion(mention))
                return false;
        return true;
    }

    private static bool IsCall(SyntaxNode mention, SyntaxNode scope, ITypeSymbol type, List<SyntaxNode> calls)
    {
        if (mention.Ancestors().TakeWhile(node => node != scope).Any(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            return false;
        if (type is IArrayTypeSymbol { ElementType: var element })
            return mention.Parent is ForEachStatementSyntax each && each.Expression == mention && AreCalls(each.Identifier.ValueText, each.Statement, element, calls);
        if (CallOf(mention) is not { } call || (IsTask(type) && !IsWaitedFor(call)))
            return false;
        calls.Add(call);
        return true;
    }

    /// <summary><c>f()</c>, <c>f.Invoke()</c>, <c>f?.Invoke()</c>.</summary>
    private static SyntaxNode? CallOf(SyntaxNode mention) => mention.Parent switch
    {
        InvocationExpressionSyntax call when call.Expression == mention => call,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax call } access when access.Expression == mention => call,
        ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Invoke" } } } call when call.Expression == mention => call,
        _ => null,
    };

    private static bool IsTask(ITypeSymbol type) => (type as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType is { Name: "Task" or "ValueTask" };

    private static bool IsWaitedFor(SyntaxNode call) => call.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax
        || call.Ancestors().TakeWhile(static node => node is not StatementSyntax).Any(static node => node is AwaitExpressionSyntax);

    private static bool IsQuestion(SyntaxNode mention) => mention.Parent
        is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression }
        or IsPatternExpressionSyntax
        or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" } } };

    private static IEnumerable<CatchClauseSyntax> CatchesAround(SyntaxNode call) => call.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax)
        .OfType<TryStatementSyntax>().Where(attempt => attempt.Block.Span.Contains(call.Span)).SelectMany(static attempt => attempt.Catches);

    private static bool GoesOn(CatchClauseSyntax handler) => handler.Block.Statements.LastOrDefault() is not ThrowStatementSyntax;

    private static bool StopsAll(CatchClauseSyntax handler) =>
        handler is { Filter: null, Declaration: null or { Type: IdentifierNameSyntax { Identifier.ValueText: nameof(Exception) } or QualifiedNameSyntax { Right.Identifier.ValueText: nameof(Exception) } } }
        && !handler.Block.DescendantNodes().Any(static node => node is ThrowStatementSyntax or ThrowExpressionSyntax);
}
