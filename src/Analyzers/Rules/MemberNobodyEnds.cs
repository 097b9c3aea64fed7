using Hangup.Analyzers.Contracts;
using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP103 on a field or property: connections come into it, and no member of the type ends them.</summary>
internal static class MemberNobodyEnds
{
    /// <param name="contract">What the member's type keeps.</param>
    public static Diagnostic? Ask(ISymbol member, MemberFacts facts, Contract contract) => facts.LeakedOrigin is not { } origin ? null : contract.Leak switch
    {
        Leak.LeavesWaiting => Tell(Descriptors.NobodyEndsIt, member, origin, "is never ended"),
        Leak.NeverCompletes => Tell(Descriptors.NeverCompleted, member, origin, "is never completed"),
        _ => null,
    };

    private static Diagnostic Tell(DiagnosticDescriptor rule, ISymbol member, SyntaxNode origin, string how) =>
        Diagnostic.Create(rule, member.Locations[0], new[] { origin.GetLocation() }, Quotation.Of(member.Name), how);
}
