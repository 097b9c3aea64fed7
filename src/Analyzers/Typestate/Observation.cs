using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Hangup.Analyzers.Typestate;

/// <summary>Something happened to a connection: what the rules ask questions about.</summary>
/// <param name="Before">What it may have been just before.</param>
/// <param name="At">The node.</param>
/// <param name="Via">How the code got at it.</param>
internal sealed record Observation(ConnectionEvent Event, Connection Connection, Facts Before, IOperation Operation, Node At, Reference Via)
{
    /// <summary>An exception is on its way that has come after the connection.</summary>
    public bool Unwinds { get; init; }

    /// <summary>It happens inside the method that the operation calls.</summary>
    public bool IsIndirect => Inside is not null;

    /// <summary>That method, or the lambda that it runs.</summary>
    public IMethodSymbol? Inside { get; init; }

    /// <summary>What was handed to the operation, where that, not the receiver, is what it happens to.</summary>
    public IOperation? Subject { get; init; }
}

/// <summary>The last place that led to a connection is gone.</summary>
internal sealed record Loss(Connection Connection, Facts Before, Node At);

/// <summary>An exception can leave the operation while this is what the connections are.</summary>
internal sealed record Fault(IOperation Operation, World World, Node At);

/// <summary>Something is returned, or put into an <c>out</c> parameter.</summary>
internal sealed record Handover(Value Value, World World, IParameterSymbol? Parameter);

/// <summary>The method returns this.</summary>
/// <param name="World">What is known where it is that.</param>
/// <param name="Either">What was known before.</param>
internal sealed record Verdict(Answer Result, World World, World Either)
{
    /// <summary>What a connection is at the <paramref name="end"/> of the body: a finally may have made something else of it on the way out.</summary>
    public Facts At(int connection, Facts end) => (Either[connection] & ~end) == Facts.None ? World[connection] : World[connection] & end;
}

/// <summary>Control leaves a try that has a finally, on a normal path.</summary>
internal sealed record Exit(ControlFlowRegion Try, State State, Node From);

/// <summary>Takes down what a replay shows.</summary>
internal sealed class Record
{
    private ILookup<int, Observation>? _observations;
    private ILookup<int, Loss>? _losses;

    public List<Observation> Observations { get; } = new();

    /// <summary>How the methods called here end what they are handed as it is.</summary>
    public List<Observation> Indirect { get; } = new();

    public List<Loss> Losses { get; } = new();

    /// <summary>The connections that methods of the source are handed.</summary>
    public HashSet<int> Handed { get; } = new();

    /// <summary>The connections that nothing leads to any more while they are in the care of a scope: nobody can dispose that either.</summary>
    public HashSet<int> ScopesLeft { get; } = new();

    public List<Fault> Faults { get; } = new();

    public List<Exit> Exits { get; } = new();

    public List<Handover> Returns { get; } = new();

    /// <summary>What an iterator gives out, one after the other.</summary>
    public List<Handover> Yields { get; } = new();

    public List<Handover> Outs { get; } = new();

    /// <summary>The calls of methods that only their type can call.</summary>
    public List<Call> Calls { get; } = new();

    public List<Verdict> Verdicts { get; } = new();

    /// <summary>Some return is of a value that cannot be seen: then no result tells anything.</summary>
    public bool IsVerdictUnknown { get; set; }

    /// <summary>The members of a copy of a socket's options that are assigned to.</summary>
    public HashSet<IOperation> LostSettings { get; } = new();

    /// <summary>What was in a place when something else is put there.</summary>
    public List<(IOperation By, Facts Old)> Overwritten { get; } = new();

    /// <summary>The fields, properties and <c>ref</c> parameters that something else was put into.</summary>
    public HashSet<Place> Assigned { get; } = new();

    /// <summary>Once all is taken down.</summary>
    public IEnumerable<Observation> ObservationsOf(Connection connection) => (_observations ??= Observations.ToLookup(static seen => seen.Connection.Id))[connection.Id];

    /// <summary>Once all is taken down.</summary>
    public IEnumerable<Loss> LossesOf(Connection connection) => (_losses ??= Losses.ToLookup(static loss => loss.Connection.Id))[connection.Id];
}
