using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Sockets;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Reads and assignments.</summary>
internal sealed partial class Evaluator
{
    private Value Read(IOperation operation) =>
        Place.Of(operation) is { } place && Now.Places.TryGetValue(place, out var value) ? value : Value.Nothing;

    private Value ReadMember(IOperation member, IOperation? instance)
    {
        var owner = instance is null ? Value.Nothing : Evaluate(instance);
        if (IteratedBy(member) is { } iterated && _body.SummaryOf(iterated.TargetMethod, givenIdle: false, isHandedOne: true) is { Yielded: not Facts.None } iterator)
            return Fresh(iterated, member.Type, iterator.Yielded);
        if (instance is not null && PartOf(instance.Uncast(), member) is { } part)
            return part;
        var isPart = owner.References.Any(reference => reference.Has(Reach.Element));
        if (!(isPart && member is not IFieldReferenceOperation && ConnectionSymbols.IsTuple(instance!.Type)) && Place.Of(member) is { } place && Now.Places.TryGetValue(place, out var value))
            return value;
        if (isPart)
            return member is IPropertyReferenceOperation { Property.Name: nameof(IEnumerator<int>.Current) } ? Next(owner) : owner;
        return Known(Value.Nothing, member);
    }

    private Value ReadProperty(IPropertyReferenceOperation property)
    {
        if (Symbols.EventOf(property.Property) is { } word && property.Instance is not null)
        {
            var owner = Evaluate(property.Instance);
            if (word == ConnectionEvent.Listen)
                return BorrowListener(property);
            if (word == ConnectionEvent.Accept)
                return Accepted(property);
            if (word == ConnectionEvent.ExchangeDatagram)
                return BorrowDatagrams(property);
            if (word is ConnectionEvent.Part or ConnectionEvent.View or ConnectionEvent.Await or ConnectionEvent.Lend)
                Happen(word, owner, property);
            return word is ConnectionEvent.Part or ConnectionEvent.Await ? Known(owner.NotNull(), property) : word is ConnectionEvent.View ? owner.NotNull().By(Reach.View) : Value.Nothing;
        }

        foreach (var argument in property.Arguments)
            Evaluate(argument.Value);
        if (!property.Arguments.IsEmpty && !Symbols.IsCalm(property.Property.ContainingType))
            Throws(property);
        return property.Type?.SpecialType == SpecialType.System_Boolean ? Ask(property.Instance) : ReadMember(property, property.Instance);
    }

    /// <summary><c>udpClient.Client</c></summary>
    private Value BorrowDatagrams(IPropertyReferenceOperation property)
    {
        var borrowed = Borrow(property);
        Now = Now.With(borrowed.NotNull().References[0].Connection, Facts.Datagram);
        return borrowed;
    }

    /// <summary>The answer is no connection, but to ask may take one: <c>stream.DisposeAsync().IsCompleted</c>.</summary>
    private Value Ask(IOperation? asked)
    {
        if (asked is not null)
            Evaluate(asked);
        return Value.Nothing;
    }

    /// <summary><c>e.AcceptSocket</c> is somebody else's until the code takes it into a variable of its own.</summary>
    private Value Accepted(IPropertyReferenceOperation accepted)
    {
        if (Place.Of(accepted) is not { } place)
            return Borrow(accepted);
        var isTaken = accepted.Instance is IParameterReferenceOperation or ILocalReferenceOperation && Taker(accepted) is ISimpleAssignmentOperation { Target: ILocalReferenceOperation };
        if (Now.Places.TryGetValue(place, out var known) && (!isTaken || IsOwned(known) || known.References.All(reference => reference.IsNull || Now[reference.Connection].Must(Facts.Idle))))
            return known;
        Store(place, isTaken ? Fresh(accepted, Facts.Open) : BorrowFrom(place, accepted));
        return Now.Places[place];
    }

    private Value BorrowFrom(Place place, IOperation mention)
    {
        var connection = _body.Connections.Borrowed(place, mention.Syntax, mention.Type);
        if (Now[connection.Id] == Facts.None)
            Now = Now.With(connection.Id, _body.Untold);
        return Value.Of(connection.Id).OrNull();
    }

    private static IOperation? Taker(IOperation value) => value.Parent is IConversionOperation conversion ? Taker(conversion) : value.Parent;

    private bool IsOwned(Value value) => value.References.Any(reference => !reference.IsNull && _body.Connections[reference.Connection].IsOwned);

    private Value ReadElement(IArrayElementReferenceOperation element)
    {
        var array = Evaluate(element.ArrayReference);
        foreach (var index in element.Indices)
            Evaluate(index);
        Throws(element);
        return Known(array, element);
    }

    private Value Capture(IFlowCaptureOperation capture)
    {
        Store(Place.Of(capture)!, Evaluate(capture.Value));
        return Value.Nothing;
    }

    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Instance: { } instance } option && Symbols.EventOf(option.Property) == ConnectionEvent.Linger)
        {
            var armed = Evaluate(instance);
            Evaluate(assignment.Value);
            Happen(Arguments.OfLinger(_body.Facts.LingerOf(assignment.Value)), armed, assignment);
            return Value.Nothing;
        }

        NoteCopy(assignment.Target);
        EvaluateTarget(assignment.Target);
        var value = Evaluate(assignment.Value);
        if (assignment.IsRef)
            Happen(ConnectionEvent.Escape, value, assignment);
        NoteFlag(assignment);
        NoteOverwritten(assignment);
        AssignTo(assignment.Target, value, assignment);
        return value;
    }

    private void NoteOverwritten(ISimpleAssignmentOperation assignment)
    {
        if (_record is not null && Place.Of(assignment.Target) is { } place && Now.Places.TryGetValue(place, out var old) && !old.IsNull && !old.References.Any(reference => !reference.IsNull && !ContractOf(reference).IsFreedByItsEnds))
            _record.Overwritten.Add((assignment, old.References.Aggregate(Facts.None, (facts, reference) => facts | (reference.IsNull ? Facts.None : Now[reference.Connection]))));
    }

    /// <summary><c>x.LingerState.LingerTime += 10</c>, <c>++</c>.</summary>
    private Value Change(IOperation change)
    {
        NoteCopy(change is ICompoundAssignmentOperation compound ? compound.Target : ((IIncrementOrDecrementOperation)change).Target);
        return EvaluateChildren(change);
    }

    /// <summary>The getter of linger returns a copy.</summary>
    private void NoteCopy(IOperation changed)
    {
        if (changed is IPropertyReferenceOperation { Instance: IPropertyReferenceOperation copy } && Symbols.EventOf(copy.Property) == ConnectionEvent.Linger)
            _record?.LostSettings.Add(changed);
    }

    /// <summary>What the target is reached through is evaluated before the value.</summary>
    private void EvaluateTarget(IOperation target)
    {
        switch (target)
        {
            case IFieldReferenceOperation { Instance: { } instance }:
                Evaluate(instance);
                break;
            case IPropertyReferenceOperation property:
                if (property.Instance is not null)
                    Evaluate(property.Instance);
                foreach (var argument in property.Arguments)
                    Evaluate(argument.Value);
                break;
            case IArrayElementReferenceOperation element:
                Evaluate(element.ArrayReference);
                foreach (var index in element.Indices)
                    Evaluate(index);
                break;
        }
    }

    private void AssignTo(IOperation target, Value value, IOperation assignment)
    {
        if (target is IDiscardOperation)
            return;
        if (IsThrowingTarget(target))
            Throws(assignment);
        var place = target is IFlowCaptureReferenceOperation captured ? _body.Facts.SourceOf(Place.Of(captured)!) : Place.Of(target);
        var isOutside = place is { Receiver: null, Symbol: { } variable } && _body.Facts.IsFromOutside(variable);
        if (isOutside || place is { IsShared: true } or { Receiver: null, Root: IParameterSymbol { RefKind: RefKind.Ref } })
            _record?.Assigned.Add(place!);
        if (place is { Receiver: null, Root: IParameterSymbol { RefKind: RefKind.Out } parameter })
            _record?.Outs.Add(new Handover(value, Now, parameter));
        if (place is { IsShared: true } && !value.IsNull)
            ReleaseReplaced(place);
        if (place is { IsLocal: true } && (_body.Facts.ListensHere(place) || (Symbols.IsSocket(target.Type) && Roles.ByName(place.Symbol?.Name) == Role.Listener)))
            BecomeWhatItWas(value, Facts.Listening);
        if (place is not null && _body.Facts.Connects(place))
            BecomeWhatItWas(value, Facts.Idle);
        if (place is not null)
            Store(place, value.IsNothing && Symbols.IsConnection(target.Type) ? Borrow(target, target.Type) : value);
        if (place is { Receiver: null, Root: ILocalSymbol { RefKind: RefKind.None, Type: INamedTypeSymbol { IsTupleType: true } tuple } })
            StoreParts(place, tuple, value, assignment);
        if (place is null || isOutside || !place.IsLocal && place is not { Receiver: null, Root: IParameterSymbol { RefKind: RefKind.None } })
            Happen(IsStowed(place, value) ? ConnectionEvent.Stow : ConnectionEvent.Escape, value, assignment);
    }

    /// <summary>What accepts, or will, has done so from the start, and what is connected here was not, wherever it comes from.</summary>
    private void BecomeWhatItWas(Value borrowed, Facts start)
    {
        foreach (var reference in borrowed.References)
            if (!reference.IsNull && !_body.Connections[reference.Connection].IsOwned && Now[reference.Connection] == Facts.Open)
                Now = Now.With(reference.Connection, start);
    }

    private bool IsThrowingTarget(IOperation target) => target switch
    {
        IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true } => false,
        IPropertyReferenceOperation { Property: { } property } => !IsAuto(property) && !Symbols.IsConnection(property.ContainingType) && !Symbols.IsCalm(property.ContainingType),
        IArrayElementReferenceOperation => true,
        _ => false,
    };

    private static bool IsAuto(IPropertySymbol property) =>
        property.ContainingType.GetMembers().Any(member => member is IFieldSymbol { AssociatedSymbol: { } associated } && SymbolEqualityComparer.Default.Equals(associated, property));

    private void Store(Place place, Value value)
    {
        Now.Places.TryGetValue(place, out var old);
        Now = Now.With(place, value);
        if (!place.IsCapture)
            ForgetMembersOf(place);
        if (old is not null)
            Lose(new HashSet<int>(old.Connections), goesOn: true);
    }

    /// <summary>Another object is at <paramref name="owner"/> now: its members are as unknown as they were on entry.</summary>
    private void ForgetMembersOf(Place owner)
    {
        foreach (var pair in Now.Places)
            if (pair.Key.Receiver is { } receiver && receiver == owner)
                Forget(pair.Key);
    }

    private void Forget(Place place)
    {
        if (IsPart(place))
            Now = Now.With(place, Value.Nothing);
        else
            Refresh(place);
    }

    private void Refresh(Place place)
    {
        if (place.IsShared && Now.Places.TryGetValue(place, out var old))
            Release(old.References.Select(static reference => reference.Connection).ToArray());
        var own = _body.Entry.FieldBehind(place);
        if (!ReferenceEquals(own, place) && Now.Places.TryGetValue(own, out var held))
        {
            Now = Now.With(place, held);
            return;
        }

        var fresh = _body.Connections.Borrowed(own, _body.Graph.OriginalOperation.Syntax, null);
        Now = Now.With(place, Value.Of(fresh.Id).OrNull()).With(fresh.Id, _body.Entry.InitialOf(own));
    }

    private void NoteFlag(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is ILocalReferenceOperation local && _body.Facts.FlagOf(local) is { } flag)
            Now = Refinement.SetFlag(Now, flag, assignment.Value.ConstantValue is { HasValue: true, Value: bool constant } ? constant : null);
    }
}
