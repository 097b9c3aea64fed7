using Hangup.Analyzers.Typestate;
using Microsoft.CodeAnalysis;

namespace Hangup.Analyzers.Rules;

/// <summary>HUP103 on a field or property: connections come into it, and no member of the type ends them.</summary>
internal static class MemberNobodyEnds
{
    public static Diagnostic? Ask(ISymbol member, MemberFacts facts) => facts.LeakedOrigin is { } origin
        ? Diagnostic.Create(Descriptors.NobodyEndsIt, member.Locations[0], new[] { origin.GetLocation() }, Quotation.Of(member.Name), "is never ended")
        : null;
}
