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

    public static BodyAnalysis Of(Body body, CancellationToken cancellation)
    {
        var solution = FlowSolver<State>.Solve(body.Graph, new ConnectionTransfer(body, null), State.Of(body.Facts.Entry()), cancellation);
        var record = new Record();
        solution.Replay(new ConnectionTransfer(body, record));
        return new BodyAnalysis(body, solution, record);
    }
}
