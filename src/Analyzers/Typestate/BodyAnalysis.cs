using Hangup.Analyzers.Flow;

namespace Hangup.Analyzers.Typestate;

/// <summary>Solves one body and replays it: everything the rules can ask about it.</summary>
internal sealed class BodyAnalysis
{
    private BodyAnalysis(Body body, Solution<State> solution, Record record, CancellationToken cancellation)
    {
        Cancellation = cancellation;
        Body = body;
        Solution = solution;
        Record = record;
    }

    public Body Body { get; }

    public Solution<State> Solution { get; }

    public Record Record { get; }

    /// <summary>Of whoever asks.</summary>
    public CancellationToken Cancellation { get; }

    public static BodyAnalysis Of(Body body, CancellationToken cancellation) => Of(body, body.Entry.World(), cancellation);

    /// <summary>The same, for another to ask questions about.</summary>
    public BodyAnalysis In(Body body, CancellationToken cancellation) => new(body, Solution, Record, cancellation);

    /// <summary>From what its callers bring to a place. They are only looked at where that makes a difference.</summary>
    public BodyAnalysis After(Func<Place, Facts> callers, CancellationToken cancellation)
    {
        var brought = EndsWhatItWasGiven().Distinct().Select(connection => (connection.Id, Facts: callers(connection.Place!))).Where(static pair => pair.Facts is not Facts.None and not Facts.Open).ToArray();
        return brought.Length == 0 ? this : Of(Body, brought.Aggregate(Body.Entry.World(), static (world, pair) => world.With(pair.Id, pair.Facts)), cancellation);
    }

    private static BodyAnalysis Of(Body body, World entry, CancellationToken cancellation)
    {
        var solution = FlowSolver<State>.Solve(body.Graph, new ConnectionTransfer(body, null), State.Of(entry), cancellation);
        var record = new Record();
        solution.Replay(new ConnectionTransfer(body, record), cancellation);
        return new BodyAnalysis(body, solution, record, cancellation);
    }

    private IEnumerable<Connection> EndsWhatItWasGiven() => Record.Observations
        .Where(seen => seen.Connection is { IsOwned: false, Place: not null } && Evaluator.IsTermination(seen.Event) && Body.Entry.InitialOf(seen.Connection.Place).Must(Facts.Open | Facts.Tls))
        .Select(seen => seen.Connection);
}
