using System.Collections.Immutable;
using Hangup.Analyzers.Flow;
using Hangup.Analyzers.Names;
using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Lambdas, local functions and method groups: run by the call that they are handed to, or by somebody at some time.</summary>
internal sealed partial class Evaluator
{
    /// <summary>The delegates that the call does nothing with but call them; they are part of the body.</summary>
    private ImmutableArray<(IOperation Target, DelegateCalls How)> RunBy(IInvocationOperation call)
    {
        var runs = ImmutableArray<(IOperation, DelegateCalls)>.Empty;
        if (call.IsVirtual || !_body.IsSource(call.TargetMethod) || (IsTask(call.Type) && !IsAwaited(call)))
            return runs;
        foreach (var argument in call.Arguments)
            if (DelegatesIn(argument.Value) is { IsEmpty: false } targets && argument.Parameter is { } parameter && _body.CallsOf(parameter) is { } how)
                runs = runs.AddRange(targets.Select(target => (target, how)));
        return runs;
    }

    private static ImmutableArray<IOperation> DelegatesIn(IOperation value) => value.Uncast() switch
    {
        IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation or IMethodReferenceOperation } delegated => ImmutableArray.Create(delegated.Target),
        IArrayCreationOperation { IsImplicit: true, Initializer.ElementValues: { IsEmpty: false } elements } when elements.All(static element => !DelegatesIn(element).IsEmpty) => elements.SelectMany(static element => DelegatesIn(element)).ToImmutableArray(),
        _ => ImmutableArray<IOperation>.Empty,
    };

    private void Run(IInvocationOperation call, IOperation target, DelegateCalls how)
    {
        var (function, receiver) = target is IMethodReferenceOperation named ? (named.Method, named.Instance) : (((IFlowAnonymousFunctionOperation)target).Symbol, null);
        var subject = receiver is null ? Value.Nothing : Evaluate(receiver).NotNull();
        if (Symbols.EventOf(function) is { } word)
            Happen(word == ConnectionEvent.Close && Symbols.IsSocket(receiver?.Type) ? ConnectionEvent.CloseSocket : word, subject, target);
        else if (_body.SummaryOf(function, givenIdle: false, isHandedOne: true) is { } summary)
            Run(SiteOf(call, function, receiver), summary, how);
    }

    private static CallSite SiteOf(IOperation operation, IMethodSymbol function, IOperation? receiver) =>
        new(operation, function, receiver, ImmutableArray<IArgumentOperation>.Empty, ImmutableArray<Value>.Empty);

    private void Run(CallSite site, Summary summary, DelegateCalls how)
    {
        _record?.Calls.Add(new Call(site, Now, _at));
        var failed = Fail(site, summary, how.Passes);
        if (summary.Normal is { } normal)
        {
            Apply(normal, null, site, summary);
            Refresh(site, summary);
        }

        if (how.Stops && failed is not null)
            Now = summary.Normal is null ? failed : Now.Join(failed);
        else
            IsDead |= summary.Normal is null;
    }

    /// <summary>A lambda that ends or keeps a captured connection takes it; one that only uses it borrows it.</summary>
    private Value Enclose(IOperation lambda, IMethodSymbol function)
    {
        _record?.Calls.Add(new Call(SiteOf(lambda, function, null), Now, _at) { IsLater = true });
        var none = ImmutableDictionary<Place, Facts>.Empty;
        var summary = _body.SummaryOf(function, givenIdle: false, isHandedOne: true);
        foreach (var outcome in (summary?.Normal ?? none).Concat(summary?.Thrown ?? none))
            if (outcome.Key.Receiver is null && Now.Places.TryGetValue(outcome.Key, out var value))
                Happen(HappensIn(outcome.Value), value, lambda);
        if (summary is { Normal: null })
            TakeAll(lambda);
        TakeScopes(lambda);
        return Value.Nothing;
    }

    /// <summary>A body that never comes back has for ever what it names: <c>Task.Run(() => { while (true) ... })</c></summary>
    private void TakeAll(IOperation lambda)
    {
        foreach (var pair in Now.Places)
            if (pair.Key is { Receiver: null, Symbol: ILocalSymbol or IParameterSymbol } && Mentions.Of(pair.Key.Symbol.Name, lambda.Syntax).Any())
                Happen(ConnectionEvent.Escape, pair.Value, lambda);
    }

    /// <summary>A body that leaves a connection as it was only used it; one that only connects it not even that.</summary>
    private static ConnectionEvent HappensIn(Facts outcome) =>
        outcome.Must(Facts.Idle | Facts.Connected) ? ConnectionEvent.Nothing : outcome.Must(Facts.Connected | Facts.Open | Facts.Drained) ? ConnectionEvent.Borrow : ConnectionEvent.Escape;

    /// <summary>A scope or tuple that a lambda mentions is in its hands.</summary>
    private void TakeScopes(IOperation lambda)
    {
        var scopes = Now.Places.Where(pair => pair.Key.Symbol is ILocalSymbol local && (local.Type.IsTupleType || pair.Value.References.Any(reference => reference.Has(Reach.Scope) && !reference.Has(Reach.View)))).ToArray();
        foreach (var scope in scopes)
            if (Mentions.Of(scope.Key.Symbol!.Name, lambda.Syntax).Any())
                Happen(ConnectionEvent.Lend, scope.Value, lambda);
    }

    /// <summary>A method group takes its receiver, unless all it can do is connect.</summary>
    private Value Bind(IOperation receiver, IMethodReferenceOperation named)
    {
        var bound = Evaluate(receiver);
        if (Symbols.EventOf(named.Method) is not ConnectionEvent.Connect and not ConnectionEvent.Nothing)
            Happen(ConnectionEvent.Escape, bound, named);
        return Value.Nothing;
    }
}
