using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Finds the array, list or dictionary that a connection was taken out of: <c>_all[i]</c>, <c>foreach (var one in _all.Values)</c>, <c>_all.TryGetValue(key, out var one)</c>.</summary>
internal static class Containers
{
    private const int LongestWay = 8;

    public static ISymbol? Of(BodyFacts body, IOperation? drawn) => Of(body, drawn, LongestWay);

    private static ISymbol? Of(BodyFacts body, IOperation? drawn, int steps)
    {
        if (drawn is null || steps == 0)
            return null;
        return drawn switch
        {
            IFieldReferenceOperation { Field: { } field } when IsContainer(field.Type) => field,
            IPropertyReferenceOperation { Property: { } property, Arguments.IsEmpty: true } when IsContainer(property.Type) && property.Locations.Any(static location => location.IsInSource) => property,
            ILocalReferenceOperation { Local: { } local } => Local(body, local, steps),
            IFlowCaptureReferenceOperation capture => Of(body, body.ValueOf(capture.Id), steps - 1),
            _ => Of(body, Source(drawn), steps - 1),
        } ?? (Giver(drawn) is { } giver ? Of(body, giver, steps - 1) : null);
    }

    /// <summary>Those that a query has found unconnected: <c>foreach (var one in _all.Where(one => !one.Connected))</c>.</summary>
    public static bool ArePickedUnconnected(BodyFacts body, IOperation? drawn)
    {
        for (var steps = LongestWay; steps > 0 && drawn is not null; steps--)
            switch (drawn = drawn.Uncast())
            {
                case IInvocationOperation { TargetMethod.Name: "Where" or "RemoveAll" or "FindAll", Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } when AsksForUnconnected(arguments.Last().Expression):
                    return true;
                case ILocalReferenceOperation local:
                    drawn = body.ValueOf(local.Local);
                    break;
                case IFlowCaptureReferenceOperation capture:
                    drawn = body.ValueOf(capture.Id);
                    break;
                default:
                    drawn = Source(drawn);
                    break;
            }

        return false;
    }

    private static bool AsksForUnconnected(ExpressionSyntax question) => question is LambdaExpressionSyntax
    {
        ExpressionBody: PrefixUnaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.LogicalNotExpression, Operand: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(System.Net.Sockets.Socket.Connected) } },
    };

    /// <summary>What puts something into the variable: <c>_all.TryGetValue(key, out var one)</c>, <c>var (key, one) = pair</c>.</summary>
    private static IOperation? Giver(IOperation variable) => variable.Parent switch
    {
        IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation { Instance: { } asked } } => asked,
        ITupleOperation or IDeclarationExpressionOperation => Giver(variable.Parent),
        IDeconstructionAssignmentOperation { Value: { } value } deconstruction when deconstruction.Target.Syntax.Span.Contains(variable.Syntax.Span) => value,
        _ => null,
    };

    /// <summary>A copy of another one, or what was taken out of one; else, where it is one, it itself.</summary>
    private static ISymbol? Local(BodyFacts body, ILocalSymbol local, int steps) =>
        Of(body, body.ValueOf(local), steps - 1) ?? (IsContainer(local.Type) ? local : null);

    private static IOperation? Source(IOperation drawn) => drawn.Uncast() switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference,
        IPropertyReferenceOperation { Instance: { } owner } => owner,
        IFieldReferenceOperation { Instance: { } pair, Field.ContainingType.IsTupleType: true } => pair,
        IInvocationOperation { Instance: { } owner } => owner,
        IInvocationOperation { Arguments: { Length: > 0 } arguments } => arguments[0].Value,
        IAwaitOperation or ILocalReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation when !ReferenceEquals(drawn.Uncast(), drawn) => drawn.Uncast(),
        _ => null,
    };

    /// <summary>Whose elements the parameter of the lambda is: <c>_all.ForEach(one => one.Close())</c>, <c>Array.ForEach(_all, ...)</c>.</summary>
    public static IEnumerable<ExpressionSyntax> HandedTo(IParameterSymbol parameter)
    {
        var lambda = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().FirstAncestorOrSelf<LambdaExpressionSyntax>();
        if (lambda?.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument)
            return Enumerable.Empty<ExpressionSyntax>();
        var others = arguments.Arguments.Where(other => other != argument).Select(static other => other.Expression);
        return call.Expression is MemberAccessExpressionSyntax access ? others.Append(access.Expression) : others;
    }

    public static bool IsContainer(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType),
        INamedTypeSymbol { IsGenericType: true, ContainingNamespace: { } space } generic => space.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal)
            && generic.Name is not "IEnumerator" and not "KeyValuePair" && generic.TypeArguments.Any(Holds),
        _ => false,
    };

    private static bool Holds(ITypeSymbol element) => IsConnection(element) || (element is INamedTypeSymbol { Name: nameof(Tuple) or nameof(ValueTuple) } pair && pair.TypeArguments.Any(IsConnection));

    /// <summary>Not clients, which never listen.</summary>
    public static bool HoldsSockets(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType.Name: "Socket" } || (type as INamedTypeSymbol)?.TypeArguments.Any(static argument => argument.Name == "Socket") == true;

    private static bool IsConnection(ITypeSymbol type) => type is { Name: "Socket" or "TcpClient", ContainingNamespace: { Name: "Sockets", ContainingNamespace.Name: "Net" } };
}
