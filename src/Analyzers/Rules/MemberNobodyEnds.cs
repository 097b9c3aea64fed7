using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP103 on a field or property: connections come into it, and no member of the type ends them.</summary>
internal static class MemberNobodyEnds
{
    /// <param name="contract">What the member's type keeps.</param>
    public static Diagnostic? Ask(ISymbol member, MemberFacts facts, Contract contract) => facts.LeakedOrigin is { } origin && RuleOf(contract.Leak) is { } rule
        ? Diagnostic.Create(rule, member.Locations[0], new[] { origin.GetLocation() }, Quotation.Of(member.Name), $"is never {contract.Ended}")
        : null;

    private static DiagnosticDescriptor? RuleOf(Leak leak) => leak switch
    {
        Leak.LeavesWaiting => Descriptors.NobodyEndsIt,
        Leak.NeverCompletes => Descriptors.NeverCompleted,
        _ => null,
    };
}
