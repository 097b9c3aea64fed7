using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>One summary for a call that may run any of several methods.</summary>
internal sealed class Alternatives
{
    private readonly IMethodSymbol _called;
    private readonly Facts _untouched;
    private readonly Summary[] _summaries;

    /// <param name="called">Whose parameters the summary is to name.</param>
    /// <param name="untouched">What a parameter comes out as that a method does not name.</param>
    private Alternatives(IMethodSymbol called, Facts untouched, Summary[] summaries)
    {
        _called = called;
        _untouched = untouched;
        _summaries = summaries;
    }

    /// <summary>A method that is not looked into, for it names no connection.</summary>
    public static Summary Bystander { get; } = Summary.NeverReturns with { Normal = ImmutableDictionary<Place, Facts>.Empty, Thrown = ImmutableDictionary<Place, Facts>.Empty };

    public static Summary Join(IMethodSymbol called, Facts untouched, IEnumerable<Summary> summaries) => new Alternatives(called, untouched, summaries.ToArray()).Join();

    private Summary Join()
    {
        var returning = _summaries.Where(summary => summary.Normal is not null).ToArray();
        return Summary.NeverReturns with
        {
            Normal = Join(_summaries.Select(summary => summary.Normal)),
            Thrown = Join(_summaries.Select(summary => summary.Thrown)),
            Fresh = returning.All(summary => summary.Fresh != Facts.None) ? returning.Aggregate(Facts.None, static (facts, summary) => facts | summary.Fresh) : Facts.None,
            Outs = Outs(returning),
            Returned = Named(summary => summary.Returned),
            Told = Named(summary => summary.Told),
            Assigned = Named(summary => summary.Assigned).Where(place => !IsOnlyEmptied(place, returning)).ToImmutableHashSet(),
            Emptied = Named(summary => summary.Emptied).Where(place => returning.All(summary => summary.Emptied.Any(emptied => Here(emptied) == place))).ToImmutableHashSet(),
            Effects = _summaries.SelectMany(summary => summary.Effects).Select(effect => (Place: Here(effect.Place), effect.Event)).Where(effect => effect.Place is not null)
                .Select(effect => (effect.Place!, effect.Event)).ToImmutableHashSet(),
            ReturnedBy = returning.Aggregate(Reach.Direct, static (reach, summary) => reach | summary.ReturnedBy),
            IsUnix = returning.Length > 0 && returning.All(static summary => summary.IsUnix),
            MayReturnNull = returning.Any(summary => summary.MayReturnNull),
        };
    }

    private ImmutableDictionary<Place, Facts>? Join(IEnumerable<ImmutableDictionary<Place, Facts>?> outcomes)
    {
        var there = outcomes.OfType<ImmutableDictionary<Place, Facts>>().Select(Here).ToArray();
        if (there.Length == 0)
            return null;
        return there.SelectMany(outcome => outcome.Keys).Distinct()
            .ToImmutableDictionary(place => place, place => there.Aggregate(Facts.None, (facts, outcome) => facts | (outcome.TryGetValue(place, out var known) ? known : _untouched)));
    }

    private ImmutableDictionary<Place, Facts> Here(ImmutableDictionary<Place, Facts> outcome) =>
        outcome.Where(pair => Here(pair.Key) is not null).ToImmutableDictionary(pair => Here(pair.Key)!, pair => pair.Value);

    private static ImmutableDictionary<int, Facts> Outs(Summary[] returning) => returning.Length == 0
        ? ImmutableDictionary<int, Facts>.Empty
        : returning[0].Outs.Keys.Where(ordinal => returning.All(summary => summary.Outs.ContainsKey(ordinal)))
            .ToImmutableDictionary(ordinal => ordinal, ordinal => returning.Aggregate(Facts.None, (facts, summary) => facts | summary.Outs[ordinal]));

    private ImmutableHashSet<Place> Named(Func<Summary, ImmutableHashSet<Place>> places) =>
        _summaries.SelectMany(places).Select(Here).OfType<Place>().ToImmutableHashSet();

    /// <summary>The parameter as the called method has it, or a member that the types of all have in common; what else an implementation reaches is its own.</summary>
    private Place? Here(Place place) => IsInherited(place) ? place :
        place is { Receiver: null, Root: IParameterSymbol { Ordinal: var ordinal } } && ordinal < _called.Parameters.Length ? new Place(_called.Parameters[ordinal], null) : null;

    /// <summary>By some, and the others leave it: what is there, if anything, is what was there.</summary>
    private bool IsOnlyEmptied(Place place, Summary[] returning)
    {
        var assigning = returning.Where(summary => summary.Assigned.Any(assigned => Here(assigned) == place)).ToArray();
        return assigning.Length < returning.Length && assigning.All(summary => summary.Emptied.Any(emptied => Here(emptied) == place));
    }

    private bool IsInherited(Place place) => _called.ContainingType.TypeKind == TypeKind.Class && place is { IsOfThis: true, Symbol: { } member } && Hierarchy.Derives(_called.ContainingType, member.ContainingType);
}
