using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Hangup.Analyzers.Rules;

/// <summary>What a fix has to know beside the place it is for: who else ends the connection, who has it in the end, what lies on top of it.</summary>
internal sealed class Circumstances
{
    private const Facts OnTop = Facts.Tls | Facts.EscapedTls | Facts.ScopedTls;

    private readonly Story _story;
    private readonly Observation? _where;

    public Circumstances(Story story, Observation? where)
    {
        _story = story;
        _where = where;
    }

    /// <summary>The other calls by which it ends, begins to, or is ended in a method that is called.</summary>
    public IEnumerable<Location> Ends => LocationsOf(_story.Observations.Concat(_story.Indirect)
        .Where(seen => Evaluator.IsTermination(seen.Event) && IsCall(seen) && !seen.Before.Must(Facts.Ended) && seen.Operation != _where?.Operation));

    /// <summary>The other calls that leave its end to chance, also where something has failed: the one that is reported speaks for them.</summary>
    public IEnumerable<Location> Others => LocationsOf(_story.Observations
        .Where(seen => (EndLeftToChance.LeavesToChance(seen) || (seen.At.Block.IsInCatch() && TruncationOnError.LooksComplete(seen))) && IsCall(seen) && seen.Operation != _where?.Operation));

    /// <summary>Somebody else has it in the end. What is only lent to the unseen comes back where this code ends it.</summary>
    public bool IsHandedOn =>
        Sees(ConnectionEvent.Escape) || IsReturned || (Sees(ConnectionEvent.Lend) ? !IsEndedHere : IsGivenAway);

    private bool IsReturned => _story.Analysis.Record.Returns.Concat(_story.Analysis.Record.Outs).Any(handover => handover.Value.Leads(_story.Connection.Id));

    private bool IsEndedHere => _story.Observations.Any(seen => Evaluator.IsTermination(seen.Event)) && _story.Analysis.Solution.Normal?[_story.Connection.Id].May(Facts.GivenAway) != true;

    /// <summary>A method of the source keeps it: nothing is observed of that, but what follows has it no more.</summary>
    private bool IsGivenAway =>
        _story.Analysis.Record.Faults.Any(fault => fault.World[_story.Connection.Id].May(Facts.GivenAway))
        || _story.Observations.Any(seen => seen.Before.May(Facts.GivenAway))
        || _story.Analysis.Solution.Normal?[_story.Connection.Id].May(Facts.GivenAway) == true;

    public bool IsTls => _story.Observations.Any(seen => seen.Before.May(OnTop));

    /// <summary>After its FIN more happens to it than an end, or its end is elsewhere.</summary>
    public bool IsUsedAfter =>
        !After.Any(IsLastWord) || After.Any(seen => !IsLastWord(seen));

    /// <summary>The expression names the same connection each time: the analysis follows what is done to it.</summary>
    public bool IsFollowed => _story.Connection is { IsOwned: true } or { Place: not null } or { Origin: IdentifierNameSyntax }
        || _where?.Operation.Syntax.Span.Contains(_story.Connection.Origin.Span) != true;

    private IEnumerable<Observation> After => _story.Observations.Where(seen => seen.Before.May(Facts.AfterFin) && seen.Operation != _where?.Operation);

    private static bool IsLastWord(Observation seen) => Story.Closes(seen) || Story.Disposes(seen) || seen.Event == ConnectionEvent.Abort;

    private bool Sees(ConnectionEvent happened) => _story.Observations.Any(seen => seen.Event == happened);

    private static bool IsCall(Observation seen) => seen.Operation.Syntax is InvocationExpressionSyntax && !Ending.IsUsing(seen);

    private static IEnumerable<Location> LocationsOf(IEnumerable<Observation> observations) =>
        observations.Select(seen => Ending.WholeCall(seen.Operation.Syntax)).Distinct().OrderBy(syntax => syntax.SpanStart).Select(syntax => syntax.GetLocation());
}
