using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>What events do to the world: strong for the one connection meant, weak where it may be one of several.</summary>
internal sealed partial class Evaluator
{
    private void Happen(ConnectionEvent happened, Value value, IOperation operation, IOperation? subject = null)
    {
        foreach (var reference in value.References)
        {
            if (reference.IsNull || IsWithoutEffect(happened, reference))
                continue;
            var actual = Through(happened, reference);
            var before = Now[reference.Connection];
            if (before == Facts.None)
                continue;
            var after = actual == ConnectionEvent.Await ? Arrive(reference.Connection, before) : before.After(actual);
            if (value.References.Length > 1 && !reference.Has(Reach.Element) && !Now.IsOneOf(value, reference.Connection))
                after |= EndsCare(actual, value, reference) ? before & ~Facts.InCare : before;
            _record?.Observations.Add(new Observation(actual, _body.Connections[reference.Connection], before, operation, _at, reference) { Subject = subject, Unwinds = Unwinds(reference) });
            Now = Now.With(reference.Connection, after);
        }
    }

    /// <summary>A scope is over one connection alone: whichever of these it is, that one is in its care no more.</summary>
    private bool EndsCare(ConnectionEvent happened, Value scopes, Reference reference) =>
        happened == ConnectionEvent.DisposeScope && Now.IsOneOf(scopes, reference.Connection, Reach.Scope);

    /// <summary>What a finally opens is complete by itself, whatever has entered it.</summary>
    private bool Unwinds(Reference reference) =>
        _at.Unwinds && (_body.Connections[reference.Connection] is not { IsOwned: true } made || _at.UnwindsSince(region => _body.Holds(region, made.Origin)));

    private static bool IsWithoutEffect(ConnectionEvent happened, Reference reference) => (reference.Has(Reach.NonOwning) && Ends(happened))
        || (reference.Has(Reach.Connecting) && happened != ConnectionEvent.Await) || (reference.Has(Reach.Guest) && happened == ConnectionEvent.Dispose);

    /// <summary>A source method's task brings what the method has made of the connection, any other an open one.</summary>
    private Facts Arrive(int connection, Facts before)
    {
        if (!before.May(Facts.Pending) || _body.Connections[connection].Arriving is var arriving && arriving == Facts.None)
            return before.After(ConnectionEvent.Await);
        return (before & ~Facts.Pending) | arriving;
    }

    /// <summary>
    /// The stream of a scope ends as the scope does; to await its task connects; whoever gets a view that does not own cannot end anything by it.
    /// </summary>
    private ConnectionEvent Through(ConnectionEvent happened, Reference reference) => happened switch
    {
        ConnectionEvent.Dispose when ContractOf(reference).Dispose == ImplicitEnd.Completes => ConnectionEvent.Close,
        _ when reference.Has(Reach.Connecting) => ConnectionEvent.Connect,
        ConnectionEvent.Dispose or ConnectionEvent.Close when reference.Has(Reach.Scope) => ConnectionEvent.DisposeScope,
        ConnectionEvent.Lend or ConnectionEvent.Stow or ConnectionEvent.Escape when reference.Has(Reach.NonOwning) => ConnectionEvent.Borrow,
        _ => happened,
    };

    private Contract ContractOf(Reference reference) => _body.ContractOf(_body.Connections[reference.Connection]);

    private static bool Ends(ConnectionEvent happened) => happened
        is ConnectionEvent.Dispose or ConnectionEvent.DisposeSocket or ConnectionEvent.DisposeScope
        or ConnectionEvent.Close or ConnectionEvent.CloseSocket or ConnectionEvent.CloseTimed;

    public static bool IsTermination(ConnectionEvent? happened) => happened is { } known && (Ends(known) || known
        is ConnectionEvent.Abort or ConnectionEvent.CloseGracefully or ConnectionEvent.Shutdown or ConnectionEvent.ShutdownReceive or ConnectionEvent.Disconnect);

    /// <summary>An exception can leave <paramref name="operation"/> here.</summary>
    private void Throws(IOperation operation) => Throws(operation, Value.Nothing, ConnectionEvent.Nothing);

    /// <param name="partly">Of what was to happen to these, a part may have: something was exchanged, or kept.</param>
    private void Throws(IOperation operation, Value involved, ConnectionEvent partly)
    {
        var left = involved.References.Where(static reference => !reference.IsNull)
            .Aggregate(Unaccepted(operation), (world, reference) => world.With(reference.Connection, world[reference.Connection].After(partly)));
        _record?.Faults.Add(new Fault(operation, left, _at));
        var fault = DropTemporaries(left);
        Thrown = Thrown is null ? fault : Thrown.Join(fault);
    }

    /// <summary>What a method of event arguments throws tells that their operation has failed: nothing was accepted.</summary>
    private World Unaccepted(IOperation operation)
    {
        if (operation is not IInvocationOperation { Instance: { Type: { } type } completed } || !(Arguments.IsEventArgs(type) || Arguments.IsEventArgs(type.BaseType)))
            return Now;
        return Now.States.Select(static state => state.Key)
            .Where(connection => _body.Connections[connection].Origin is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AcceptSocket", Expression: var owner } && owner.ToString() == completed.Syntax.ToString())
            .Aggregate(Now, static (world, connection) => world.With(connection, Facts.Idle));
    }

    /// <summary>What is in no place yet, an argument still to be passed, dies with the expression.</summary>
    private World DropTemporaries(World fault)
    {
        HashSet<int>? reachable = null;
        foreach (var pair in fault.States)
        {
            if (!pair.Value.May(Facts.Held) || !_body.Connections[pair.Key].IsOwned || (reachable ??= fault.Reachable()).Contains(pair.Key))
                continue;
            _record?.Losses.Add(new Loss(_body.Connections[pair.Key], pair.Value, _at with { Continuation = new Continuation(null, _at.Continuation) }));
            fault = fault.With(pair.Key, (pair.Value & ~Facts.Held) | Facts.Lost);
        }

        return fault;
    }

    /// <summary>A place that led to each of these is gone; where it was the last, so is the connection.</summary>
    /// <param name="goesOn">There is code to come, in which another may have its name.</param>
    private void Lose(HashSet<int> connections, bool goesOn)
    {
        connections.RemoveWhere(connection => Now.IsReachable(connection, null));
        if (connections.Count > 0)
            Now = Now with { States = Now.States.Become((id, facts) => connections.Contains(id) ? Lost(_body.Connections[id], facts, goesOn) : facts) };
    }

    private Facts Lost(Connection connection, Facts facts, bool goesOn)
    {
        if (facts.May(Facts.InCare))
            _record?.ScopesLeft.Add(connection.Id);
        if (!connection.IsOwned)
            return facts;
        if (goesOn && facts.May(Facts.Abandoned))
            facts = (facts & ~Facts.Abandoned) | Facts.Forsaken;
        if (!facts.May(Facts.Held | Facts.Stowed))
            return facts;
        _record?.Losses.Add(new Loss(connection, facts, _at));
        return (facts & ~(Facts.Held | Facts.Stowed)) | Facts.Lost;
    }
}
