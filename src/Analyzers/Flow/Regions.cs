using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Flow;

/// <summary>Questions to the nesting of try, catch and finally.</summary>
internal static class Regions
{
    public static bool Contains(this ControlFlowRegion region, BasicBlock block) =>
        region.FirstBlockOrdinal <= block.Ordinal && block.Ordinal <= region.LastBlockOrdinal;

    /// <summary>The region around this one in the same body; the root of a lambda's graph lies in a region of the method around it.</summary>
    public static ControlFlowRegion? Outer(this ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Root ? null : region.EnclosingRegion;

    /// <summary>It, and all regions around it, from within.</summary>
    public static IEnumerable<ControlFlowRegion> Around(this ControlFlowRegion region)
    {
        for (ControlFlowRegion? at = region; at is not null; at = at.Outer())
            yield return at;
    }

    /// <summary>The finally that runs when control leaves <paramref name="region"/>; null where it guards nothing.</summary>
    public static ControlFlowRegion? FinallyOf(this ControlFlowRegion region) =>
        region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndFinally } guarded }
            ? guarded.NestedRegions[1]
            : null;

    /// <summary>The catches of the try <paramref name="region"/>, in the order in which they are tried.</summary>
    public static IEnumerable<ControlFlowRegion> CatchesOf(this ControlFlowRegion region) =>
        region is { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } guarded }
            ? guarded.NestedRegions.Skip(1)
            : Enumerable.Empty<ControlFlowRegion>();

    public static bool IsInHandler(this BasicBlock block) => block.IsIn(IsHandler);

    /// <summary>The same, and a lambda that stands in a handler.</summary>
    public static bool StandsInHandler(this BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.EnclosingRegion)
            if (IsHandler(region.Kind))
                return true;
        return false;
    }

    public static bool IsInCatch(this BasicBlock block) => block.IsIn(kind => kind is ControlFlowRegionKind.Catch);

    /// <summary>The catch around it is for that exception alone.</summary>
    public static bool IsInCatchOf(this BasicBlock block, string exception)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.Outer())
            if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler && region.ExceptionType?.Name == exception)
                return true;
        return false;
    }

    /// <summary>Something has failed: a catch or its filter runs, or whatever comes next, an exception is thrown in the end.</summary>
    public static bool IsOnError(this BasicBlock block) => block.IsIn(static kind => kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter) || block.EndsInThrow();

    private static bool EndsInThrow(this BasicBlock block)
    {
        var reached = new List<BasicBlock> { block };
        var ways = new List<ControlFlowBranch>();
        for (var next = 0; next < reached.Count; next++)
            foreach (var branch in new[] { reached[next].FallThroughSuccessor, reached[next].ConditionalSuccessor }.OfType<ControlFlowBranch>())
                if (branch is not { Semantics: ControlFlowBranchSemantics.Regular, Destination: { Kind: not BasicBlockKind.Exit } destination })
                    ways.Add(branch);
                else if (!reached.Contains(destination))
                    reached.Add(destination);
        return ways.Count > 0 && ways.All(static way => way.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow);
    }

    /// <summary>A catch around it stops every exception.</summary>
    public static bool IsInCatchAll(this BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.Outer())
            if (region.CatchesOf().Any(static handler => default(Thrown).MeetsCatch(handler).Stops))
                return true;
        return false;
    }

    private static bool IsHandler(ControlFlowRegionKind kind) =>
        kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Finally or ControlFlowRegionKind.Filter;

    private static bool IsIn(this BasicBlock block, Func<ControlFlowRegionKind, bool> isKind)
    {
        for (var region = block.EnclosingRegion; region is not null; region = region.Outer())
            if (isKind(region.Kind))
                return true;
        return false;
    }
}
