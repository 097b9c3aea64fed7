using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>How many regions lie around the one whose end is the end of a local or capture.</summary>
internal sealed class Lifetimes
{
    private readonly Dictionary<Place, int> _depths = new();

    public Lifetimes(ControlFlowGraph graph)
    {
        var pending = new Stack<(ControlFlowRegion Region, int Depth)>();
        pending.Push((graph.Root, 1));
        while (pending.Count > 0)
        {
            var (region, depth) = pending.Pop();
            foreach (var root in region.Locals.Cast<object>().Concat(region.CaptureIds.Cast<object>()))
                _depths[new Place(root, null)] = depth;
            foreach (var nested in region.NestedRegions)
                pending.Push((nested, depth + 1));
        }
    }

    public static int DepthOf(ControlFlowRegion? region)
    {
        var depth = 0;
        for (; region is not null; region = region.Outer())
            depth++;
        return depth;
    }

    /// <summary>None around what does not end with a region of this body.</summary>
    public int DepthOf(Place place) => _depths.TryGetValue(place, out var depth) ? depth : 0;
}
