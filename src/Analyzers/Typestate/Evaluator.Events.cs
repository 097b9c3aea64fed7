using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>What events do to the world: strong for the one connection meant, weak where it may be one of several.</summary>
internal sealed partial class Evaluator
{
    private void Happen(ConnectionEvent happened, Value value, IOperation operation)
    {
        var known = value.References.Count(reference => !reference.IsNull);
        foreach (var reference in value.References)
        {
            if (reference.IsNull || (reference.Has(Reach.NonOwning) && Ends(happened)))
                continue;
            var actual = Through(happened, reference);
            var before = Now[reference.Connection];
            var after = before.After(actual);
            if (known > 1 && !reference.Has(Reach.Element))
                after |= before;
            _record?.Observations.Add(new Observation(actual, _body.Connections[reference.Connection], before, operation, _at, reference));
            Now = Now.With(reference.Connection, after);
        }
    }

    /// <summary>The stream of a scope ends as the scope does.</summary>
    private static ConnectionEvent Through(ConnectionEvent happened, Reference reference) =>
        reference.Has(Reach.Scope) && happened is ConnectionEvent.Dispose or ConnectionEvent.Close ? ConnectionEvent.DisposeScope : happened;

    private static bool Ends(ConnectionEvent happened) => happened
        is ConnectionEvent.Dispose or ConnectionEvent.DisposeSocket or ConnectionEvent.DisposeScope
        or ConnectionEvent.Close or ConnectionEvent.CloseSocket or ConnectionEvent.CloseTimed;

    public static bool IsTermination(ConnectionEvent? happened) => happened is { } known && (Ends(known) || known
        is ConnectionEvent.Abort or ConnectionEvent.CloseGracefully or ConnectionEvent.Shutdown or ConnectionEvent.ShutdownReceive or ConnectionEvent.Disconnect);

    /// <summary>An exception can leave <paramref name="operation"/> here.</summary>
    private void Throws(IOperation operation)
    {
        _record?.Faults.Add(new Fault(operation, Now, _at));
        Thrown = Thrown is null ? Now : Thrown.Join(Now);
    }

    /// <summary>A place that led here is gone; where it was the last, so is the connection.</summary>
    private void Lose(Value value)
    {
        foreach (var reference in value.References)
        {
            if (reference.IsNull || Now.IsReachable(reference.Connection, null))
                continue;
            var facts = Now[reference.Connection];
            if (!facts.May(Facts.Held))
                continue;
            var connection = _body.Connections[reference.Connection];
            if (connection.IsOwned)
                _record?.Losses.Add(new Loss(connection, facts, _at));
            Now = Now.With(reference.Connection, (facts & ~Facts.Held) | Facts.Lost);
        }
    }
}
