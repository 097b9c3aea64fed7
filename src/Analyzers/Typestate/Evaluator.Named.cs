using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Members and constructors that a vocabulary file names: their overloads all mean the same, whatever the arguments.</summary>
internal sealed partial class Evaluator
{
    private Value InvokeNamed(IInvocationOperation call, ConnectionEvent word, Value receiver, ImmutableArray<Value> arguments)
    {
        if (IsHandover(word) || word == ConnectionEvent.Accept)
        {
            HandOver(call, word, arguments);
            if (word != ConnectionEvent.Accept)
                Happen(word, receiver, call);
            return word != ConnectionEvent.Accept ? Known(Value.Nothing, call) : IsInMemory(call) ? Borrow(call) : Accept(call);
        }

        word = Symbols.Sharpen(word, call.TargetMethod, call.Arguments);

        // A static member, or one of a type that is no connection, means the first connection that it is given.
        var subject = receiver.IsNothing ? arguments.FirstOrDefault(argument => !argument.IsNothing) : receiver;
        var result = InvokeKnown(call, word, subject ?? Value.Nothing, ImmutableArray<IArgumentOperation>.Empty, arguments.Where(argument => !ReferenceEquals(argument, subject)).ToImmutableArray());
        return word == ConnectionEvent.View && LeavesOpen(call.Arguments) != false ? result.By(Reach.NonOwning) : result;
    }

    /// <summary>A pipe over a <c>MemoryStream</c> has nobody at its other end.</summary>
    private bool IsInMemory(IInvocationOperation call) => Symbols.ContractOf(call.TargetMethod.ContainingType) is not null && call.Arguments.Any(static argument => InMemory(argument.Value.Uncast().Type));

    private static bool InMemory(ITypeSymbol? type) => type.AndBases().Any(static at => at.Name == nameof(MemoryStream));

    /// <summary><c>AsStream(leaveOpen: true)</c>; null where a variable decides.</summary>
    private static bool? LeavesOpen(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "leaveOpen") is { } given ? Said(given) : false;

    /// <summary>What is kept is kept, even if the member fails afterwards.</summary>
    private void HandOver(IOperation operation, ConnectionEvent word, ImmutableArray<Value> arguments)
    {
        if (word != ConnectionEvent.Accept)
            foreach (var argument in arguments)
                Happen(word, argument, operation);
        if (word != ConnectionEvent.Nothing)
            Throws(operation);
        if (word == ConnectionEvent.Accept)
            foreach (var argument in arguments)
                Happen(ConnectionEvent.Lend, argument, operation);
    }

    private static bool IsHandover(ConnectionEvent? word) => word is ConnectionEvent.Escape or ConnectionEvent.Borrow or ConnectionEvent.Nothing;

    /// <summary>Open, unless there is a member that connects it.</summary>
    private Facts InitialOfTeams(IObjectCreationOperation creation)
    {
        if (creation.Constructor is { } constructor && Symbols.EventOf(constructor) == ConnectionEvent.Accept)
            return Facts.Open;
        return Symbols.CanConnect(creation.Type) ? Facts.Idle : Facts.Open;
    }
}
