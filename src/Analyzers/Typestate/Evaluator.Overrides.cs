using Hangup.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hangup.Analyzers.Typestate;

/// <summary>Virtual calls that may run what nobody here can see.</summary>
internal sealed partial class Evaluator
{
    private static bool IsReplaceable(IInvocationOperation call) => call.IsVirtual && Hierarchy.MayBeReplaced(call.TargetMethod);

    /// <summary>What heirs can reach, an override may have ended.</summary>
    private void LeaveToHeirs(IInvocationOperation call)
    {
        if (call.Instance is IInstanceReferenceOperation)
            foreach (var pair in Now.Places)
                if (pair.Key is { IsShared: true, Symbol.DeclaredAccessibility: not Accessibility.Private, Receiver: { } owner } && owner == Place.This)
                    Release(pair.Value);
    }

    /// <summary>Somebody else's override may keep what the method that is seen here only looks at.</summary>
    private void HandOver(CallSite site)
    {
        if (site.Operation is IInvocationOperation call)
            LeaveToHeirs(call);
        foreach (var reference in site.Values.SelectMany(static value => value.References))
            if (!reference.IsNull && Now[reference.Connection] is var facts && facts.May(Facts.Held))
                Now = Now.With(reference.Connection, (facts & ~Facts.Connected).After(ConnectionEvent.Lend) | (facts.May(Facts.Connected) ? Facts.Unknown : Facts.None));
    }

    /// <summary><c>base.Dispose()</c> may call what this type overrides: what that ends has, perhaps, ended.</summary>
    private Value AfterOverrides(Value result)
    {
        foreach (var mine in _body.Owner.ContainingType.GetMembers().OfType<IMethodSymbol>().Where(member => member.IsOverride && !SymbolEqualityComparer.Default.Equals(member, _body.Owner)))
            foreach (var pair in Now.Places)
                if (pair.Key is { IsShared: true, Receiver: { } owner } && owner == Place.This && _body.SummaryOf(mine, givenIdle: false, isHandedOne: false) is { } summary
                    && summary.Normal is { } normal && (summary.Emptied.Contains(pair.Key) || Outcome(normal, pair.Key).May(Facts.Closed | Facts.Aborted | Facts.AfterFin)))
                    Release(pair.Value);
        return result;
    }
}
