using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP101: on a normal path, an open connection is disposed.</summary>
internal static class EndLeftToChance
{
    public static IEnumerable<Diagnostic> In(BodyAnalysis analysis)
    {
        foreach (var ends in analysis.Record.Observations.Where(IsImplicitEnd).GroupBy(seen => seen.Connection))
        {
            var end = ends.First();
            var must = ends.Where(seen => ReferenceEquals(seen.Operation, end.Operation)).All(seen => seen.Before.Must(Facts.InUse));
            yield return Report.At(Descriptors.EndLeftToChance, end, must ? "is" : "may be", analysis);
        }
    }

    private static bool IsImplicitEnd(Observation seen) =>
        seen.Event is ConnectionEvent.Dispose or ConnectionEvent.DisposeSocket && !seen.Unwinds && seen.Before.May(Facts.InUse);
}
