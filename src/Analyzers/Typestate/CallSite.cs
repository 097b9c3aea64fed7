using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>A call or construction, with what each of its arguments stands for.</summary>
internal readonly record struct CallSite(IOperation Operation, IMethodSymbol Method, IOperation? Receiver, ImmutableArray<IArgumentOperation> Arguments, ImmutableArray<Value> Values)
{
    /// <summary>Of an extension block; the compiler that we are built against has no name for it yet.</summary>
    private const TypeKind Extension = (TypeKind)14;

    /// <summary>What a member of an extension block is called on: to the member that is a parameter, and a parameter of the block.</summary>
    public Value Extended { get; init; } = Value.Nothing;

    public static CallSite Of(IInvocationOperation call, ImmutableArray<Value> values) => new(call, call.TargetMethod, call.Instance, call.Arguments, values);

    public static CallSite? Of(IObjectCreationOperation creation, ImmutableArray<Value> values) =>
        creation.Constructor is { } constructor ? new CallSite(creation, constructor, null, creation.Arguments, values) : null;

    /// <summary>The argument for this parameter of the method's definition.</summary>
    public Value ValueFor(IParameterSymbol parameter) => IndexOf(parameter) is >= 0 and var index ? Values[index] : Value.Nothing;

    public IOperation? ArgumentFor(IParameterSymbol parameter) => IndexOf(parameter) is >= 0 and var index ? Arguments[index].Value : null;

    private int IndexOf(IParameterSymbol parameter)
    {
        for (var index = 0; index < Arguments.Length; index++)
            if (Arguments[index].Parameter?.Ordinal == parameter.Ordinal)
                return index;
        return -1;
    }

    /// <summary>Which method runs is decided by the receiver.</summary>
    public bool IsVirtual => Operation is IInvocationOperation { IsVirtual: true };

    private bool IsNested => Method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction;

    /// <summary>Some connection is handed over here.</summary>
    public bool PassesConnection => IsOne(Extended) || IsAnyOne(Values);

    private static bool IsAnyOne(ImmutableArray<Value> values)
    {
        foreach (var value in values)
            if (IsOne(value))
                return true;
        return false;
    }

    private static bool IsOne(Value value)
    {
        foreach (var reference in value.References)
            if (!reference.IsNull)
                return true;
        return false;
    }

    public static bool IsExtension(IMethodSymbol method) => method.ContainingType?.TypeKind == Extension;

    /// <summary>What the method calls <paramref name="place"/>, as the caller sees it: a member of <c>this</c> there is one of the receiver here. A nested function calls all as the caller does.</summary>
    public Place? Seen(Place place)
    {
        if (place == Place.This)
            return IsNested ? place : Place.Of(Receiver);
        if (place.Receiver is null)
            return place.Root is IParameterSymbol parameter && (!IsNested || SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, Method.OriginalDefinition)) ? null : place;
        return (Seen(place.Receiver) ?? Handed(place.Receiver)) is { } receiver ? place with { Receiver = receiver } : null;
    }

    /// <summary>A member of a parameter is one of what is handed to it.</summary>
    private Place? Handed(Place place) => place is { Receiver: null, Root: IParameterSymbol { RefKind: RefKind.None } parameter } ? Place.Of(ArgumentFor(parameter)) : null;
}
