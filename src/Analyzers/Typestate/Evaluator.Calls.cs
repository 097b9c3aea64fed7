using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Calls: by the vocabulary where it knows the member, else by what may happen to the arguments.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Awaited calls whose exceptions have been told.</summary>
    private HashSet<IOperation>? _entered;

    private Value Invoke(IInvocationOperation call)
    {
        var receiver = call.Instance is null ? Value.Nothing : Evaluate(call.Instance).NotNull();
        if (!receiver.IsNothing && Place.Of(call.Instance) is not null)
            Now = Now.Exists(receiver);
        var runs = RunBy(call);
        var arguments = call.Arguments.Select(argument => runs.Any(run => argument.Value.Syntax.Span.Contains(run.Target.Syntax.Span)) ? Value.Nothing : Evaluate(argument.Value)).ToImmutableArray();
        foreach (var argument in call.Arguments)
            PassMembersOf(argument.Value);
        foreach (var (target, how) in runs)
            Run(call, target, how);
        if (call.TargetMethod is { DeclaredAccessibility: Accessibility.Private } or { MethodKind: MethodKind.LocalFunction } || Callers.IsDisposal(call.TargetMethod))
            _record?.Calls.Add(new Call(CallSite.Of(call, arguments), Now, _at));
        if (DisposesEnumerator(call))
            return Finish(receiver);
        if (Symbols.EventOf(call.TargetMethod) is not { } word)
            return InvokeUnknown(call, receiver, arguments, runs.IsEmpty);
        if (word == ConnectionEvent.Start)
            return Start(call, arguments);
        if (word == ConnectionEvent.Exchange)
            return Exchange(call, arguments);
        if (Symbols.IsContractMember(call.TargetMethod))
            return InvokeNamed(call, word, receiver, arguments);
        return call.Instance is null && arguments.Length > 0
            ? InvokeKnown(call, word, Subject(arguments), call.Arguments.RemoveAt(0), arguments.RemoveAt(0))
            : InvokeKnown(call, word, receiver, call.Arguments, arguments);
    }

    /// <summary>An extension method's receiver; of <c>tls.Abort(socket)</c> the socket, where the TLS stream is not followed.</summary>
    private static Value Subject(ImmutableArray<Value> arguments) => arguments[0].IsNothing && arguments.Length > 1 ? arguments[1] : arguments[0];

    private Value InvokeKnown(IInvocationOperation call, ConnectionEvent word, Value subject, ImmutableArray<IArgumentOperation> given, ImmutableArray<Value> arguments)
    {
        var happened = Arguments.Sharpen(word, given);
        // A using disposes a socket as an IDisposable.
        var disposed = call.Instance?.Uncast().Type;
        if (happened == ConnectionEvent.Dispose && Symbols.DisposalOf(disposed, call.TargetMethod.Name) is { } disposal)
            happened = disposal;
        if (happened == ConnectionEvent.Dispose && Symbols.IsSocket(disposed))
            happened = ConnectionEvent.DisposeSocket;
        if (happened is ConnectionEvent.Dispose or ConnectionEvent.DisposeSocket && _body.SaysItselfHowItEnds(disposed))
            Release(subject);
        if (happened == ConnectionEvent.Linger && Arguments.LingerIn(given) is { } option)
            happened = Arguments.OfLinger(_body.Facts.LingerOf(option));
        if (MayThrow(happened) && !Symbols.IsCalm(call.Instance?.Type as INamedTypeSymbol))
            Throws(call, IsExchange(happened) ? subject : Value.Nothing, ConnectionEvent.Borrow);
        foreach (var argument in arguments)
            Happen(ConnectionEvent.Lend, argument, call);
        if (happened == ConnectionEvent.Accept)
        {
            Happen(ConnectionEvent.Listen, subject, call);
            return Accept(call, AcceptedFrom(subject)).AsUnix(subject.IsUnix(_body.Connections), _body.Connections);
        }

        if (happened == ConnectionEvent.Connect)
            subject.AsUnix(Arguments.AreUnix(given), _body.Connections);

        // The connection is there when the await is over, not when the call returns.
        if (happened == ConnectionEvent.Connect && IsTask(call.Type))
            return subject.NotNull().By(Reach.Connecting);

        // Whether it is connected, and by whom it is ended, is told in the completion handler.
        if (happened == ConnectionEvent.Connect && Arguments.TakesEventArgs(given))
            happened = ConnectionEvent.Lend;
        if (happened is not ConnectionEvent.Same and not ConnectionEvent.Nothing and not ConnectionEvent.Option)
            Happen(happened, subject, call);
        return Result(happened, subject, call);
    }

    /// <summary>A client in the care of a scope gives out the scope's stream; one that an earlier round has ended gives out none.</summary>
    private bool IsInCare(Value subject) =>
        subject.References.All(reference => reference.IsNull || (Now[reference.Connection] is var facts && facts.May(Facts.InCare) && facts.Must(Facts.InCare | Facts.AfterFin | Facts.Ended)));

    private Value Result(ConnectionEvent happened, Value subject, IInvocationOperation call) => happened switch
    {
        ConnectionEvent.View => subject.NotNull().By(IsInCare(subject) ? Reach.View | Reach.Scope : Reach.View),
        ConnectionEvent.Same or ConnectionEvent.Part => subject.NotNull(),
        ConnectionEvent.Await => Known(subject, call),
        ConnectionEvent.ArmScope or ConnectionEvent.CloseScope => subject.NotNull().By(Reach.Scope),
        _ => Value.Nothing,
    };

    /// <param name="throws">False: what a delegate that it runs throws has been told.</param>
    private Value InvokeUnknown(IInvocationOperation call, Value receiver, ImmutableArray<Value> arguments, bool throws)
    {
        if (IsEnumeration(call.TargetMethod))
            return receiver.By(Reach.Element);
        if (call.TargetMethod.Name is "MoveNext" or "MoveNextAsync" && Place.Of(call.Instance) is { } enumerator)
            ForgetMembersOf(enumerator);
        if (Symbols.IsBystander(call.TargetMethod.ContainingType))
            return Value.Nothing;
        if (Symbols.IsByContract(call.TargetMethod.ContainingType))
            Happen(TeamVocabulary.SoundsLikeAnEnd(call.TargetMethod.Name) ? ConnectionEvent.Lend : ConnectionEvent.Borrow, receiver, call);
        if (!receiver.IsNothing && Symbols.IsConnection(call.TargetMethod.ContainingType) && _body.IsSource(call.TargetMethod) && _body.MayEndItself(call.TargetMethod))
            Release(receiver);
        if (call is { IsVirtual: false, Instance: IInstanceReferenceOperation } && !SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, _body.Owner.ContainingType))
            return AfterOverrides(InvokeSeen(call, receiver, arguments, throws));
        return InvokeSeen(call, receiver, arguments, throws);
    }

    private Value InvokeSeen(IInvocationOperation call, Value receiver, ImmutableArray<Value> arguments, bool throws)
    {
        if (SelectList.Takes(call))
            return Value.Nothing;
        var site = Declare(CallSite.Of(call, arguments)) with { Extended = CallSite.IsExtension(call.TargetMethod) ? receiver : Value.Nothing };
        if (SummaryFor(call, site) is { } summary)
        {
            var result = InvokeSource(site, summary);
            if (IsReplaceable(call))
                HandOver(site);
            return Declared(call, result);
        }

        if (IsReplaceable(call))
            LeaveToHeirs(call);
        if (throws && !IsCalm(call))
            Throws(call, MayKeep(call) ? arguments.Aggregate(Value.Nothing, static (all, one) => all.Or(one)) : Value.Nothing, ConnectionEvent.Lend);
        if (call.Instance is IInstanceReferenceOperation || call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
            Release(Now.States.Select(static state => state.Key).ToArray());
        var before = Now;
        Happen(ConnectionEvent.Lend, site.Extended, call);
        for (var index = 0; index < arguments.Length; index++)
            Pass(call.Arguments[index], site.Values[index], call);
        if (Vocabulary.IsAttempt(call.TargetMethod) && _at.Block is { ConditionKind: not Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowConditionKind.None, BranchValue: { } condition } && condition.DescendantsAndSelf().Contains(call))
            Keep(site, before);
        return Declared(call, Known(Value.Nothing, call));
    }

    /// <summary>A derived type's own method may have ended it: nothing is known any more.</summary>
    private void Release(Value receiver)
    {
        foreach (var reference in receiver.References)
            if (!reference.IsNull && Now[reference.Connection].May(Facts.Held))
                Now = Now.With(reference.Connection, Facts.Unknown);
    }

    /// <summary>Whoever listens to an event, and an object of another assembly that is handed one, may have kept it before it failed. A queue of the class library has not.</summary>
    private bool MayKeep(IInvocationOperation call) =>
        call is { Instance: not null, TargetMethod: { ContainingType: { } type } method } && (method.MethodKind == MethodKind.DelegateInvoke ? IsEvent(call.Instance) : !_body.IsSource(method) && !Vocabulary.IsLibrary(type));

    private bool IsEvent(IOperation raised) => raised is IEventReferenceOperation || (raised is IFlowCaptureReferenceOperation capture && _body.Facts.ValueOf(capture.Id) is IEventReferenceOperation);

    /// <summary>What an attribute says becomes of an argument overrules what could be inferred.</summary>
    private CallSite Declare(CallSite site)
    {
        var values = site.Values;
        for (var index = 0; index < values.Length; index++)
        {
            if (site.Arguments[index].Parameter?.OwnershipOf() is not { } said || said == Ownership.Unsaid)
                continue;
            Happen(said == Ownership.Owning ? ConnectionEvent.Escape : ConnectionEvent.Borrow, values[index], site.Operation);
            values = values.SetItem(index, Value.Nothing);
        }

        return site with { Values = values };
    }

    private Value Declared(IInvocationOperation call, Value inferred) => call.TargetMethod.OwnershipOfResult() switch
    {
        Ownership.Owning when ReturnsConnection(call.Type) && !inferred.References.Any(reference => !reference.IsNull && _body.Connections[reference.Connection].IsOwned) => Accept(call),
        Ownership.NonOwning => Disown(call, inferred),
        _ => inferred,
    };

    private Value Disown(IInvocationOperation call, Value inferred)
    {
        Happen(ConnectionEvent.Escape, inferred, call);
        return Symbols.IsConnection(call.Type) ? Borrow(call) : Value.Nothing;
    }

    /// <summary>Disposing by a <c>using</c>, and what the vocabulary or a look at the source says cannot fail.</summary>
    private bool IsCalm(IInvocationOperation call) =>
        (call.IsImplicit && call.TargetMethod.Name is "Dispose" or "DisposeAsync") || Symbols.IsCalm(call.TargetMethod) || _body.IsHarmless(call.TargetMethod)
        || (Arguments.AreFine(call.Arguments) && (Vocabulary.OnlyDependsOnArguments(call.TargetMethod) || Vocabulary.OnlyWaits(call.TargetMethod)));

    /// <summary>Whether it is handed over is what the branch is about: a queue that is full gives back.</summary>
    private void Keep(CallSite attempt, World before)
    {
        foreach (var reference in attempt.Values.SelectMany(static value => value.References).Where(static reference => !reference.IsNull))
            Now = Now.With(reference.Connection, Now[reference.Connection] | (before[reference.Connection] & Facts.Held));
    }

    private void Pass(IArgumentOperation argument, Value value, IOperation call)
    {
        Happen(ConnectionEvent.Lend, value, call);
        if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
            AssignTo(argument.Value, Value.Nothing, argument);
    }

    /// <summary>With event arguments goes the socket in them.</summary>
    private void PassMembersOf(IOperation argument)
    {
        if (!Arguments.IsEventArgs(argument.Type) || Place.Of(argument) is not { } whole)
            return;
        foreach (var pair in Now.Places)
            if (pair.Key.Receiver == whole && IsOwned(pair.Value))
                Happen(ConnectionEvent.Escape, pair.Value, argument);
    }

    /// <summary>What was in the place is in nobody's hands for a moment, but not lost: it is the result.</summary>
    private Value Exchange(IInvocationOperation call, ImmutableArray<Value> arguments)
    {
        if (arguments.Length < 2)
            return Value.Nothing;
        // Whether it is put there depends on what is there.
        if (arguments.Length > 2)
        {
            Happen(ConnectionEvent.Escape, arguments[1], call);
            return Known(arguments[0], call);
        }

        if (Place.Of(call.Arguments[0].Value) is { } place)
            Now = Now.With(place, Value.Nothing);
        AssignTo(call.Arguments[0].Value, arguments[1], call);
        return Known(arguments[0], call);
    }

    private Value Accept(IInvocationOperation call, Facts accepted = Facts.Open)
    {
        var pending = !Symbols.IsConnection(call.Type) && (IsTask(call.Type) || !Symbols.IsContractMember(call.TargetMethod));
        var fresh = pending ? Arriving(call, accepted) : Fresh(call, accepted);
        foreach (var reference in fresh.References)
        {
            _body.Connections[reference.Connection].Accepted();
            _body.Connections[reference.Connection].Keeps(Symbols.ContractOf(Brought(call.Type)) ?? Symbols.ContractOf(call.TargetMethod.ContainingType));
        }

        return fresh;
    }

    private static ITypeSymbol? Brought(ITypeSymbol? type) => type is INamedTypeSymbol { TypeArguments: { Length: 1 } results } && IsTask(type) ? results[0] : type;

    /// <summary>What a listener accepts inherits its linger.</summary>
    private Facts AcceptedFrom(Value listener) =>
        !listener.IsNothing && listener.References.All(reference => !reference.IsNull && Now[reference.Connection].Must(Facts.ArmedListening)) ? Facts.Armed : Facts.Open;

    /// <summary>A task's connection: what it will be once the task is awaited.</summary>
    private Value Arriving(IOperation call, Facts arriving)
    {
        var pending = Fresh(call, Facts.Pending);
        foreach (var reference in pending.References)
            _body.Connections[reference.Connection].Arrives(arriving);
        return pending;
    }

    /// <summary>A new connection; the one this expression made before, if it is still in somebody's hands, is not forgotten.</summary>
    private Value Fresh(IOperation origin, Facts initial) => Fresh(origin, origin.Type, initial);

    private Value Fresh(IOperation origin, ITypeSymbol? type, Facts initial)
    {
        var connection = _body.Connections.Owned(origin.Syntax, type);
        var earlier = Now[connection.Id];
        if (earlier != Facts.None && Now.IsReachable(connection.Id, null))
            Now = Now.Rename(connection.Id, _body.Connections.ElderOf(connection.Id));
        else if (earlier.May(Facts.Held | Facts.Lost))
            _record?.Losses.Add(new Loss(connection, earlier, _at));
        Now = Now.With(connection.Id, initial);
        return Value.Of(connection.Id);
    }

    private static bool MayThrow(ConnectionEvent happened) =>
        !IsTermination(happened) && happened
            is not ConnectionEvent.View and not ConnectionEvent.Same and not ConnectionEvent.Option and not ConnectionEvent.Arm and not ConnectionEvent.Disarm
            and not ConnectionEvent.Linger and not ConnectionEvent.ArmScope and not ConnectionEvent.CloseScope;

    private static bool IsExchange(ConnectionEvent happened) => happened is ConnectionEvent.Use or ConnectionEvent.Receive or ConnectionEvent.Drain;

    private static bool IsAwaited(IOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "WaitAsync" })
            parent = parent.Parent;
        return parent is IAwaitOperation;
    }
}
