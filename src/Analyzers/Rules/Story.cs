using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Rules;

/// <summary>All that happens to one connection in one body: what a rule is asked about.</summary>
internal sealed class Story
{
    private static readonly string[] Failures = { "Abort", "Fault", "Fail", "Kill" };

    private Story(BodyAnalysis analysis, Connection connection)
    {
        Analysis = analysis;
        Connection = connection;
        Observations = analysis.Record.ObservationsOf(connection).ToArray();
        Indirect = analysis.Record.Indirect.Where(seen => seen.Connection == connection).ToArray();
        Losses = analysis.Record.LossesOf(connection).ToArray();
    }

    public BodyAnalysis Analysis { get; }

    public Connection Connection { get; }

    /// <summary>The contract that it keeps.</summary>
    public Contract Contract => Analysis.Body.ContractOf(Connection);

    public IReadOnlyList<Observation> Observations { get; }

    /// <summary>What the methods that are called do to it themselves.</summary>
    public IReadOnlyList<Observation> Indirect { get; }

    public IReadOnlyList<Loss> Losses { get; }

    /// <summary>A method of the source is handed it, and may exchange anything.</summary>
    public bool IsHandedOver => Analysis.Record.Handed.Contains(Connection.Id);

    public static IEnumerable<Story> All(BodyAnalysis analysis) =>
        analysis.Body.Connections.All.Where(connection => connection.IsOwned || analysis.Body.Symbols.IsConnection(connection.Type)).Select(connection => new Story(analysis, connection));

    /// <summary>Of the TLS streams that are only sometimes there.</summary>
    public static IEnumerable<Story> OfTls(BodyAnalysis analysis) =>
        analysis.Body.Connections.All.Where(connection => connection.Place is { IsShared: true, Symbol: { } member } && analysis.Body.MemberFactsOf(member) == MemberFacts.SometimesTls).Select(connection => new Story(analysis, connection));

    /// <summary>Each call that is so on some path through it, once.</summary>
    public IEnumerable<Observation> Calls(Func<Observation, bool> isSo) => Observations.Where(isSo).GroupBy(seen => seen.Operation).Select(passes => passes.First());

    /// <summary>The dispose that the report goes to: of nested usings the outermost, for the fix goes there.</summary>
    public Observation Outermost(Observation first, Func<Observation, bool> isAlike)
    {
        var usings = Observations.Where(seen => Ending.IsUsing(seen) && (ReferenceEquals(seen, first) || isAlike(seen)));
        return usings.OrderBy(seen => seen.Operation.Syntax.SpanStart).FirstOrDefault() ?? first;
    }

    /// <summary>It is done where something has failed, also by a method that is only called there, or says by its name that it is for that.</summary>
    public bool IsOnError(Observation seen) => seen.At.Block.IsInCatch() || Failures.Any(failure => Analysis.Body.Owner.Name.StartsWith(failure, StringComparison.Ordinal)) || Analysis.Body.RunsOnError();

    /// <summary>What is done with the connection itself may fail, and a catch here stops whatever is thrown.</summary>
    public bool SwallowsFailure => Analysis.Record.Faults.Any(fault => fault.World[Connection.Id].May(Facts.Held) && fault.At.Block.IsInCatchAll() && DoneBy(fault.Operation).Any());

    /// <summary>What is done with the connection itself by the operation that throws, or by the task that it awaits.</summary>
    public IEnumerable<Observation> DoneBy(IOperation thrower)
    {
        var syntax = thrower is IAwaitOperation awaited ? Evaluator.Unwrap(awaited.Operation).Syntax : thrower.Syntax;
        return Observations.Where(seen => seen.Operation.Syntax == syntax || seen.Operation.Syntax.Parent?.Parent == syntax);
    }

    public static bool Exchanges(Observation seen) => seen.Event is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain or ConnectionEvent.View or ConnectionEvent.Connect;

    public static bool Disposes(Observation seen) => seen.Event is ConnectionEvent.Dispose or ConnectionEvent.DisposeSocket;

    public static bool Closes(Observation seen) =>
        seen.Event is ConnectionEvent.Close or ConnectionEvent.CloseSocket or ConnectionEvent.CloseTimed or ConnectionEvent.CloseGracefully;
}
