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
                if (pair.Key is { IsOfThis: true, Symbol.DeclaredAccessibility: not Accessibility.Private })
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
        var own = Now.Places.Where(static pair => pair.Key.IsOfThis).ToArray();
        foreach (var summary in own.Length == 0 ? Enumerable.Empty<Summary>() : Overrides())
            foreach (var pair in own)
                if (MayEnd(summary, pair.Key))
                    Release(pair.Value);
        return result;
    }

    private IEnumerable<Summary> Overrides() => _body.Owner.ContainingType.GetMembers().OfType<IMethodSymbol>()
        .Where(member => member.IsOverride && !SymbolEqualityComparer.Default.Equals(member, _body.Owner)).Select(mine => _body.SummaryOf(mine, givenIdle: false, isHandedOne: false)).OfType<Summary>();

    private static bool MayEnd(Summary summary, Place place) =>
        summary.Normal is { } normal && (summary.Emptied.Contains(place) || Outcome(normal, place).May(Facts.Closed | Facts.Aborted | Facts.AfterFin));
}
