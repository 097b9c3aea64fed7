using System.Collections.Immutable;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Calls to methods whose source is at hand: their summary says what becomes of what they are given.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Asked for only where a connection goes in, may come out, or sits in a field that the method may reach.</summary>
    private Summary? SummaryFor(IInvocationOperation call, CallSite site)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return null;
        var concerns = site.PassesConnection || ReturnsConnection(call.Type) || ReachesField(call) || method.MethodKind == MethodKind.LocalFunction
            || method.Parameters.Any(parameter => parameter.RefKind == RefKind.Out && Symbols.IsConnection(parameter.Type));
        return concerns ? _body.SummaryOf(method, givenIdle: false, site.PassesConnection, call.IsVirtual) : null;
    }

    private bool ReturnsConnection(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol pair when ConnectionSymbols.IsTuple(pair) => pair.TypeArguments.Any(ReturnsConnection),
        INamedTypeSymbol { IsGenericType: true, TypeArguments.Length: 1, Name: "Task" or "ValueTask" } task => ReturnsConnection(task.TypeArguments[0]),
        _ => type is not null && Symbols.CouldBeConnection(type) && type.SpecialType != SpecialType.System_Object,
    };

    private bool ReachesField(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation && Now.Places.Keys.Any(static place => place.IsOfThis);

    /// <summary>What it does, and what of that an exception out of it leaves behind; false: it never returns.</summary>
    private bool Enter(CallSite site, Summary summary)
    {
        if ((!FailsLater(site.Method) || IsAwaited(site.Operation)) && !FailsOnlyForNull(summary, site))
            Fail(site, summary, passes: true);
        if (summary.Thrown is not null || site.Method.IsAsync)
            (_entered ??= new()).Add(site.Operation);
        if (summary.Normal is null && RunsOn(site))
        {
            foreach (var value in site.Values)
                Happen(ConnectionEvent.Lend, value, site.Operation);
            return true;
        }

        IsDead |= summary.Normal is null;
        if (summary.Normal is null)
            return false;
        Apply(summary.Normal, null, site, summary);
        HandOverElements(site, summary.Normal);
        return true;
    }

    /// <summary>What goes in a container that the method does not take apart by its own name is in its hands.</summary>
    private void HandOverElements(CallSite site, ImmutableDictionary<Place, Facts> outcome)
    {
        for (var index = 0; index < site.Values.Length; index++)
            if (site.Values[index].IsBy(Reach.Element) && site.Arguments[index].Parameter is { } parameter && !outcome.ContainsKey(new Place(parameter.OriginalDefinition, null)))
                Happen(ConnectionEvent.Lend, site.Values[index], site.Operation);
    }

    /// <summary>The call is over before the method is: an iterator's loop without end, a task that nobody awaits here.</summary>
    private static bool RunsOn(CallSite site) =>
        site.Method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator" || (site.Method.IsAsync && !IsAwaited(site.Operation));

    /// <summary>What an exception out of it leaves behind; null where none can leave it.</summary>
    private World? Fail(CallSite site, Summary summary, bool passes)
    {
        if (summary.Thrown is not { } thrown)
            return null;
        var before = Now;
        Apply(thrown, summary.Normal, site, summary);
        if (passes)
            Throws(site.Operation);
        (var failed, Now) = (Now, before);
        return failed;
    }

    /// <summary>Its exceptions are in the task; of what implements an interface that is taken for granted.</summary>
    private static bool FailsLater(IMethodSymbol method) => method.IsAsync || (method.IsAbstract && IsTask(method.ReturnType));

    /// <summary>Whenever it throws, a parameter that is handed a connection here was null: a guard clause.</summary>
    private bool FailsOnlyForNull(Summary summary, CallSite site) =>
        summary is { Normal: { } normal, Thrown: { } thrown } && normal.Keys.Any(place => !thrown.ContainsKey(place) && place is { Receiver: null, Root: IParameterSymbol }
            && ValueOf(place, site) is { IsNothing: false, MayBeNull: false });

    private Value InvokeSource(CallSite site, Summary summary)
    {
        if (!Enter(site, summary))
            return Value.Nothing;
        Refresh(site, summary);
        foreach (var argument in site.Arguments)
            if (argument.Parameter is { } parameter && Replaces(summary, parameter))
                AssignTo(argument.Value, Out(argument, parameter, site, summary), argument);
        return Known(ResultOf(site, summary), site.Operation);
    }

    /// <summary>Something else is in what it has assigned.</summary>
    private void Refresh(CallSite site, Summary summary)
    {
        foreach (var place in summary.Assigned)
            if (site.Seen(place) is { } seen && Now.Places.ContainsKey(seen))
            {
                Refresh(seen);
                if (Empties(summary, place, site))
                    Now = Now.With(seen, Value.Null);
            }
    }

    /// <summary>What a task that nobody awaits here puts there may come later.</summary>
    private static bool Empties(Summary summary, Place place, CallSite site) => summary.Emptied.Contains(place) && (!FailsLater(site.Method) || IsAwaited(site.Operation));

    /// <summary>What is in a <c>ref</c> parameter stays there unless the method puts something else into it.</summary>
    private static bool Replaces(Summary summary, IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.Out || (parameter.RefKind == RefKind.Ref && summary.Assigned.Contains(new Place(parameter.OriginalDefinition, null)));

    /// <summary>Out of members that are not met here.</summary>
    private Value BorrowFrom(IEnumerable<Place> members, IOperation operation, ITypeSymbol? type, CallSite site)
    {
        var borrowed = Borrow(operation, type);
        var facts = members.Select(site.Seen).OfType<Place>().Aggregate(Facts.None, (all, place) => all | _body.Entry.InitialOf(place));
        if (facts != Facts.None)
            Now = Now.With(borrowed.NotNull().References[0].Connection, facts);
        return borrowed;
    }

    private Value Out(IArgumentOperation argument, IParameterSymbol parameter, CallSite site, Summary summary)
    {
        if (summary.Emptied.Contains(new Place(parameter.OriginalDefinition, null)))
            return Value.Null;
        if (summary.Outs.TryGetValue(parameter.Ordinal, out var facts))
            return FreshOut(argument, facts, summary, parameter);
        var lent = summary.Lent.Where(one => one.Ordinal == parameter.Ordinal).Select(static one => one.Place).ToArray();
        return lent.Length > 0 && Symbols.IsConnection(argument.Value.Type) ? BorrowFrom(lent, argument.Value, argument.Value.Type, site) : Value.Nothing;
    }

    private Value FreshOut(IOperation argument, Facts facts, Summary summary, IParameterSymbol parameter) =>
        summary.NullWhenFalse.Contains(parameter.Ordinal) ? Fresh(argument, facts).OrNull() : Fresh(argument, facts);

    private Value ResultOf(CallSite site, Summary summary)
    {
        var result = Value.Nothing;
        if (summary.ReturnsNull)
            return Value.Null;
        if (summary.Fresh != Facts.None && (InitialOfSocket(site.Arguments) == Facts.Datagram ? Facts.Datagram : summary.Fresh) is var fresh)
            result = (IsTask(site.Operation.Type) ? Arriving(site.Operation, fresh) : Fresh(site.Operation, fresh)).By(summary.ReturnedBy).AsUnix(summary.IsUnix, _body.Connections);
        else
            foreach (var place in summary.Returned)
                result = result.Or(ValueOf(place, site).By(summary.ReturnedBy));
        if (result.IsNothing && Symbols.IsConnection(site.Operation.Type))
            result = BorrowFrom(summary.Returned, site.Operation, site.Operation.Type, site).By(summary.ReturnedBy & Reach.NonOwning);
        return summary.MayReturnNull && !result.IsNothing ? result.OrNull() : result;
    }

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask" };

    /// <summary>What each connection comes out as. What is kept is kept, even if the method fails afterwards; what is ended on one failing path is taken to be on all.</summary>
    private void Apply(ImmutableDictionary<Place, Facts> outcome, ImmutableDictionary<Place, Facts>? whenNormal, CallSite site, Summary summary)
    {
        foreach (var pair in outcome)
        {
            var isKept = whenNormal is not null && (pair.Value | Outcome(whenNormal, pair.Key)).May(Facts.GivenAway);
            var facts = whenNormal is not null && pair.Value.May(Facts.Ended) ? pair.Value & ~Facts.Open : pair.Value;
            Carry(ValueOf(pair.Key, site), isKept ? Facts.Escaped : facts, pair.Key, site, summary, isThrown: whenNormal is not null);
        }
    }

    private void Carry(Value value, Facts open, Place place, CallSite site, Summary summary, bool isThrown)
    {
        _record?.Handed.UnionWith(value.Connections);

        // The method cannot say that what it disposes is a connection: this call can.
        if (place.Root is IParameterSymbol parameter && open.May(Facts.Abandoned) && !summary.Told.Contains(place))
        {
            Happen(ConnectionEvent.Dispose, value, site.Operation, site.ArgumentFor(parameter));
            return;
        }

        foreach (var reference in value.References)
        {
            if (reference.IsNull || reference.Has(Reach.NonOwning))
                continue;
            var before = Now[reference.Connection];
            var given = before.May(Facts.Idle | Facts.ArmedIdle) ? _body.SummaryOf(site.Method, givenIdle: true, isHandedOne: true, site.IsVirtual) : null;
            var idle = Outcome(isThrown ? given?.Thrown : given?.Normal, place);
            var carried = summary.AfterEffects(place, Summary.Carry(before, open, idle == Facts.None ? Facts.Idle : idle));
            // Where the type's own member leaves its field as it is, it has reason to.
            if (carried.May(Facts.Stowed) && carried.May(Facts.Ended))
                carried = (carried & ~Facts.Stowed) | Facts.Escaped;
            // Until the task is awaited, the FIN may or may not have been sent.
            if (carried.May(Facts.AfterFin) && FailsLater(site.Method) && !IsAwaited(site.Operation))
                carried = Facts.Unknown;
            Now = Now.With(reference.Connection, carried);
            if (!isThrown && _record is not null && !summary.Ends.IsEmpty)
                NoteEnds(reference, before, place, site, summary, _record);
        }
    }

    private void NoteEnds(Reference reference, Facts before, Place place, CallSite site, Summary summary, Record record)
    {
        foreach (var end in summary.Ends)
            if (end.Place == place)
                record.Indirect.Add(new Observation(end.Event, _body.Connections[reference.Connection], summary.AfterEffects(place, before), site.Operation, _at, reference) { Inside = site.Method, Unwinds = Unwinds(reference) });
    }

    private static Facts Outcome(ImmutableDictionary<Place, Facts>? outcome, Place place) =>
        outcome is not null && outcome.TryGetValue(place, out var facts) ? facts : Facts.None;

    private Value ValueOf(Place place, CallSite site)
    {
        if (place.Receiver is null && place.Root is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, site.Method.OriginalDefinition))
            return site.ValueFor(parameter);
        if (place is { Receiver: null, Root: IParameterSymbol { ContainingSymbol: INamedTypeSymbol block } } && SymbolEqualityComparer.Default.Equals(block, site.Method.OriginalDefinition.ContainingType))
            return site.Extended;
        return site.Seen(place) is { } seen && Now.Places.TryGetValue(seen, out var value) ? value : Value.Nothing;
    }
}
