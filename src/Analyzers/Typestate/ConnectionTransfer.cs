using Hangup.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>The typestate problem, as the solver wants it: every step is taken in each world by itself.</summary>
internal sealed class ConnectionTransfer : ITransfer<State>
{
    private readonly Body _body;
    private readonly Record? _record;

    /// <param name="record">Where to note what happens; null while iterating.</param>
    public ConnectionTransfer(Body body, Record? record)
    {
        _body = body;
        _record = record;
    }

    public State Join(State known, State added) => known.Join(added);

    public Effect<State> Apply(IOperation operation, State state, Node at)
    {
        State? thrown = null;
        var completed = state.Select(world =>
        {
            var evaluator = new Evaluator(_body, world, at, _record);
            evaluator.Run(operation);
            if (evaluator.Thrown is { } fault)
                thrown = thrown is null ? State.Of(fault) : thrown.Join(State.Of(fault));
            return evaluator.IsDead ? null : evaluator.Now;
        });
        return new Effect<State>(completed, thrown);
    }

    public State? Refine(IOperation condition, bool outcome, State state) =>
        state.Select(world => Refinement.Of(_body, world, condition, outcome));

    public State Leave(ControlFlowRegion inner, ControlFlowRegion? outer, State state, Node at)
    {
        var guarded = inner;
        var anyLocals = false;
        for (var region = inner; region is not null && region != outer; region = region.Outer())
        {
            guarded = region;
            anyLocals |= !region.Locals.IsEmpty || !region.CaptureIds.IsEmpty;
        }

        if (anyLocals)
            state = state.Select(world =>
            {
                var evaluator = new Evaluator(_body, world, at, _record);
                evaluator.Leave(outer);
                return evaluator.Now;
            })!;
        if (_record is not null && inner != outer && guarded.FinallyOf() is not null && !at.UnwindsSince(region => region.Contains(_body.Graph.Blocks[guarded.FirstBlockOrdinal])))
            _record.Exits.Add(new Exit(guarded, state, at));
        return state;
    }
}
