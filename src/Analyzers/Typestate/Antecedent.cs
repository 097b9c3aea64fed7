using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Typestate;

/// <summary>What a continuation goes on from: of <c>listener.AcceptSocketAsync().ContinueWith(t => ...)</c> the accept.</summary>
internal static class Antecedent
{
    /// <param name="parameter">The continuation's.</param>
    public static InvocationExpressionSyntax? Of(IParameterSymbol parameter) =>
        parameter is { Ordinal: 0, Type.Name: nameof(Task), ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function }
        && function.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax continued } } }
        && continued is { Name.Identifier.ValueText: nameof(Task.ContinueWith), Expression: InvocationExpressionSyntax task }
            ? task
            : null;
}
