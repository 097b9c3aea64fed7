using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary><c>foreach</c> over an array or collection of connections: an enumerator stands for its elements.</summary>
internal sealed partial class Evaluator
{
    private static bool IsEnumeration(IMethodSymbol method) => method.Name is "GetEnumerator" or "GetAsyncEnumerator";

    /// <summary>What an iterator in source hands to this <c>foreach</c>: each is its own to end.</summary>
    private IInvocationOperation? IteratedBy(IOperation member) =>
        member is IPropertyReferenceOperation { Property.Name: nameof(IEnumerator<int>.Current), Instance: IFlowCaptureReferenceOperation enumerator }
        && _body.Facts.ValueOf(enumerator.Id)?.Uncast() is IInvocationOperation { Instance: { } iterated } start && IsEnumeration(start.TargetMethod) && iterated.Uncast() is IInvocationOperation call && ReturnsSequence(call.TargetMethod)
            ? call
            : null;

    private bool ReturnsSequence(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { Name: "IEnumerable" or "IAsyncEnumerable", TypeArguments.Length: 1 } sequence && Symbols.IsConnection(sequence.TypeArguments[0]);

    /// <summary>What has ended was the element before.</summary>
    private Value Next(Value elements)
    {
        foreach (var reference in elements.References)
            if (reference.Has(Reach.Element) && !_body.Connections[reference.Connection].IsOwned && Now[reference.Connection] is var facts && facts.May(Facts.InUse & ~Facts.Drained))
                Now = Now.With(reference.Connection, facts & ~(Facts.Ended | Facts.AfterFin | Facts.Drained));
        return elements;
    }

    private static bool DisposesEnumerator(IInvocationOperation call) => call.TargetMethod.Name is "Dispose" or "DisposeAsync"
        && (call is { IsImplicit: true, Syntax.Parent: CommonForEachStatementSyntax } || (call.Instance?.Uncast().Type is { } type && (IsEnumerator(type) || type.AllInterfaces.Any(IsEnumerator))));

    private static bool IsEnumerator(ITypeSymbol type) => type.Name is "IEnumerator" or "IAsyncEnumerator";

    /// <summary>That ends no element. A loop that ends them is taken to have met them all.</summary>
    private Value Finish(Value elements)
    {
        foreach (var reference in elements.References)
            if (Now[reference.Connection] is var facts && facts.May(Facts.Ended))
                Now = Now.With(reference.Connection, facts & ~Facts.Held);
        return Value.Nothing;
    }
}
