using Hangup.Analyzers.Flow;

namespace Hangup.Analyzers.Typestate;

/// <summary>Solves one body and replays it: everything the rules can ask about it.</summary>
internal sealed class BodyAnalysis
{
    private BodyAnalysis(Body body, Solution<State> solution, Record record)
    {
        Body = body;
        Solution = solution;
        Record = record;
    }

    public Body Body { get; }

    public Solution<State> Solution { get; }

    public Record Record { get; }

    /// <summary>The callers are only looked at where what they bring makes a difference.</summary>
    public static BodyAnalysis Of(Body body, CancellationToken cancellation)
    {
        var entry = body.Facts.Entry();
        var analysis = Of(body, entry, cancellation);
        if (analysis.EndsWhatItWasGiven().Distinct().ToArray() is not { Length: > 0 } given)
            return analysis;
        var brought = given.Select(connection => (connection.Id, Facts: body.Brought(connection.Place!))).Where(pair => pair.Facts != Facts.None)
            .Aggregate(entry, static (world, pair) => world.With(pair.Id, pair.Facts));
        return ReferenceEquals(brought, entry) ? analysis : Of(body, brought, cancellation);
    }

    private static BodyAnalysis Of(Body body, World entry, CancellationToken cancellation)
    {
        var solution = FlowSolver<State>.Solve(body.Graph, new ConnectionTransfer(body, null), State.Of(entry), cancellation);
        var record = new Record();
        solution.Replay(new ConnectionTransfer(body, record));
        return new BodyAnalysis(body, solution, record);
    }

    private IEnumerable<Connection> EndsWhatItWasGiven() => Record.Observations
        .Where(seen => seen.Connection is { IsOwned: false, Place: not null } && Evaluator.IsTermination(seen.Event) && Body.Facts.InitialOf(seen.Connection.Place) == Facts.Open)
        .Select(seen => seen.Connection);
}
