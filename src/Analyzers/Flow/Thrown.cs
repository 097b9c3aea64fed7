using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>An exception on its way: of a type that a <c>throw</c> names, or of any.</summary>
internal readonly record struct Thrown(ITypeSymbol? Type)
{
    /// <summary>Whether the catch is entered, and whether it stops the exception for certain.</summary>
    public (bool Enters, bool Stops) MeetsCatch(ControlFlowRegion handler)
    {
        var (enters, isCertain) = MeetsType(handler);
        return (enters, isCertain && !(handler.Kind == ControlFlowRegionKind.FilterAndHandler && HasFilter(handler)));
    }

    /// <summary>Whether it may be of the type that is caught, and whether it is for certain. What a filter says is another question.</summary>
    public (bool Fits, bool IsCertain) MeetsType(ControlFlowRegion handler)
    {
        var caught = handler.ExceptionType;
        var catchesAll = caught is null || caught.SpecialType == SpecialType.System_Object || IsException(caught);
        if (Type is null || catchesAll)
            return (true, catchesAll);
        var certain = DerivesFrom(Type, caught!);
        return (certain || DerivesFrom(caught!, Type), certain);
    }

    private static bool IsException(ITypeSymbol type) =>
        type is { Name: nameof(Exception), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    private static bool HasFilter(ControlFlowRegion handler) => handler.NestedRegions.Any(nested => nested.Kind == ControlFlowRegionKind.Filter);

    private static bool DerivesFrom(ITypeSymbol type, ITypeSymbol ancestor)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            if (SymbolEqualityComparer.Default.Equals(at, ancestor))
                return true;
        return false;
    }
}
